namespace SpotifyInsights.Domain.Metrics.ReleaseYears;

/// <summary>The window's years and decades, only those heard.</summary>
internal static class YearCharts
{
    public static ReleaseYearCount[] Histogram(ReleaseCounts window, YearScale scale)
    {
        var years = new List<ReleaseYearCount>();
        for (var place = 0; place < window.PlaysByYear.Length; place++)
        {
            if (window.PlaysByYear[place] > 0)
            {
                years.Add(new(scale.Years[place], window.PlaysByYear[place], window.TracksByYear[place]));
            }
        }

        return [.. years];
    }

    /// <summary>The decades of the scale that were heard, by index.</summary>
    public static int[] Heard(ReleaseCounts window, YearScale scale) =>
        [.. scale.PerDecade(window.PlaysByYear).Index().Where(decade => decade.Item > 0).Select(decade => decade.Index)];

    public static ReleaseDecade[] Decades(ReleaseCounts window, YearScale scale, int[] heard)
    {
        var (plays, tracks) = (scale.PerDecade(window.PlaysByYear), scale.PerDecade(window.TracksByYear));
        var (allPlays, allTracks) = ((double)plays.Sum(), (double)tracks.Sum());
        return Array.ConvertAll(heard, i => new ReleaseDecade(scale.Decades[i], plays[i], plays[i] / allPlays, tracks[i], tracks[i] / allTracks));
    }
}
