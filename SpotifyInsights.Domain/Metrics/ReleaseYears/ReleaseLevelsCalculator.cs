using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.ReleaseYears;

/// <summary>Means, medians and shares of what was counted by year.</summary>
internal static class ReleaseLevelsCalculator
{
    public static ReleaseLevels ByPlays(ReleaseCounts counts, YearScale years) => Of(counts.PlaysByYear, counts.Plays, counts.NewPlays, years);

    public static ReleaseLevels ByTracks(ReleaseCounts counts, YearScale years) => Of(counts.TracksByYear, counts.Tracks, counts.NewTracks, years);

    /// <summary>The mean age of plays; null without plays of known date.</summary>
    public static double? MeanAgeYears(ReleaseCounts counts)
    {
        var known = Sum(counts.PlaysByYear);
        return known == 0 ? null : counts.AgeDays / YearScale.DaysPerYear / known;
    }

    /// <summary>The same levels with the shares of only some of the scale's decades.</summary>
    /// <param name="levels">Levels by all decades of the scale; null stays null.</param>
    /// <param name="decades">Which of them, by index.</param>
    public static ReleaseLevels? Among(ReleaseLevels? levels, int[] decades) => levels?.DecadeShares is not { } shares || shares.Count == decades.Length
        ? levels
        : levels with { DecadeShares = Array.ConvertAll(decades, decade => shares[decade]) };

    public static int Sum(ReadOnlySpan<int> counts)
    {
        var sum = 0;
        foreach (var count in counts)
        {
            sum += count;
        }

        return sum;
    }

    private static ReleaseLevels Of(ReadOnlySpan<int> byYear, int all, int isNew, YearScale scale)
    {
        var known = Sum(byYear);
        if (known == 0)
        {
            return new(0, all == 0 ? null : 0, null, null, null, null);
        }

        var sum = 0L;
        var years = scale.Years;
        for (var place = 0; place < byYear.Length; place++)
        {
            sum += (long)byYear[place] * years[place];
        }

        return new(
            known,
            (double)known / all,
            (double)sum / known,
            CountedQuantiles.Median(years, byYear),
            (double)isNew / known,
            Array.ConvertAll(scale.PerDecade(byYear), count => (double)count / known));
    }
}
