namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>Who of the artists first heard in a period was heard again in exactly the k-th period after.</summary>
internal static class RetentionCalculator
{
    private static readonly int[] After = [1, 2, 3, 6, 12];

    public static IReadOnlyList<PeriodRetention> Calculate(ArtistData data, IReadOnlyList<PeriodNewcomers> newArtists)
    {
        var again = Again(data);
        return [.. newArtists.Select((newcomers, period) => new PeriodRetention(
            newcomers.Label,
            newcomers.WarmUp,
            newcomers.Count,
            [.. After.Select((after, column) => new RetentionCell(
                after, newcomers.Count is > 0 and var count && IsOver(data, period + after) ? (double)again[period, column] / count : null))]))];
    }

    // What is not over, or cut by the window, or was not seen, says nothing yet.
    private static bool IsOver(ArtistData data, int period) =>
        period < data.Count && data.Slice.Periods[period] is { IsPartial: false, Observed: > 0 };

    /// <summary>Artists by period of their first play and column of <see cref="After"/>.</summary>
    private static int[,] Again(ArtistData data)
    {
        var again = new int[data.Count, After.Length];
        var columns = Enumerable.Range(0, After[^1] + 1).Select(after => Array.IndexOf(After, after)).ToArray();
        for (var period = 0; period < data.Count; period++)
        {
            foreach (var artist in data.Table.Indexes(period))
            {
                var first = data.FirstPeriod[artist];
                var column = first < 0 || period - first >= columns.Length ? -1 : columns[period - first];
                if (column >= 0)
                {
                    again[first, column]++;
                }
            }
        }

        return again;
    }
}
