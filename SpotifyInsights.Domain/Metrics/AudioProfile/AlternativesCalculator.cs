using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>What stands in where too little is known of the sound: popularity and release years.</summary>
internal static class AlternativesCalculator
{
    private const string PopularityHref = "/metrics/popularity";
    private const string ReleaseYearsHref = "/metrics/release-years";
    private const int PopularityBands = 5;
    private const int BandWidth = 20;
    private const int YearsPerDecade = 10;

    public static (AudioAlternatives Alternatives, IEnumerable<AttributeCoverage> Attributes) Calculate(AudioWindow window)
    {
        var (popularity, releases) = (new AttributeTally(AttributeNames.TrackPopularity), new AttributeTally(AttributeNames.ReleaseDate));
        var alternatives = new AudioAlternatives(Popularity(window, popularity), ReleaseYears(window, releases));
        return (alternatives, popularity.Lines().Concat(releases.Lines()));
    }

    private static PopularityAlternative Popularity(AudioWindow window, AttributeTally tally)
    {
        var known = window.Slice.View.History.Attributes;
        var (bands, sum) = (new int[PopularityBands], 0L);
        foreach (var track in window.Tracks.Touched)
        {
            var (plays, popularity) = (window.Tracks.Plays[track], known.TrackPopularity[track]);
            tally.Add(known.TrackPopularitySource[track], plays);
            if (known.TrackPopularitySource[track] != AttributeSource.None)
            {
                bands[Math.Min(popularity / BandWidth, PopularityBands - 1)] += plays;
                sum += (long)popularity * plays;
            }
        }

        return new(tally.Covered == 0 ? null : (double)sum / tally.Covered, tally.Coverage, bands, PopularityHref);
    }

    private static ReleaseYearsAlternative ReleaseYears(AudioWindow window, AttributeTally tally)
    {
        var releaseDays = window.Slice.View.History.Tracks.Attributes.ReleaseDay;
        var (decades, sum) = (new SortedDictionary<int, int>(), 0L);
        foreach (var track in window.Tracks.Touched)
        {
            var (plays, day) = (window.Tracks.Plays[track], releaseDays[track]);
            tally.Add(day == TrackAttributes.UnknownDay ? AttributeSource.None : AttributeSource.Spotify, plays);
            if (day != TrackAttributes.UnknownDay)
            {
                var year = LocalDay.ToDate(day).Year;
                var decade = year - (year % YearsPerDecade);
                decades[decade] = decades.GetValueOrDefault(decade) + plays;
                sum += (long)year * plays;
            }
        }

        return new(
            tally.Covered == 0 ? null : (double)sum / tally.Covered,
            tally.Coverage,
            [.. decades.Select(decade => new DecadePlays(decade.Key, decade.Value))],
            ReleaseYearsHref);
    }
}
