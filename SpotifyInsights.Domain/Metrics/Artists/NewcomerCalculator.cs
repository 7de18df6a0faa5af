using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>What was heard for the first time in the whole history.</summary>
internal static class NewcomerCalculator
{
    public static IReadOnlyList<PeriodNewcomers> OfArtists(ArtistData data)
    {
        var periods = new PeriodNewcomers[data.Count];
        using var newcomers = new Tally(data.Total.Size);
        for (var period = 0; period < periods.Length; period++)
        {
            newcomers.Clear();
            var artists = data.Table.Indexes(period);
            for (var i = 0; i < artists.Length; i++)
            {
                if (data.FirstPeriod[artists[i]] == period)
                {
                    newcomers.Add(artists[i], data.Table.PlaysOf(period)[i], data.Table.MsOf(period)[i]);
                }
            }

            periods[period] = Of(data, period, newcomers, data.Tracks.ArtistKeys, data.Tracks.ArtistNames);
        }

        return periods;
    }

    public static PeriodNewcomers Of(ArtistData data, int period, Tally newcomers, string[] keys, string?[] names) => new(
        data.Labels[period],
        data.IsWarmUp[period],
        data.IsKnown(period) ? newcomers.Touched.Length : null,
        Array.ConvertAll(data.Ranking.Best(newcomers, keys), index => new Newcomer(keys[index], names[index], newcomers.Plays[index])));

    /// <summary>Newcomers in a period, over whole and observed ones after the warm-up; partly observed ones count by their observed share.</summary>
    public static double? Average(ArtistData data, IReadOnlyList<PeriodNewcomers> newcomers)
    {
        var (sum, periods) = (0.0, 0.0);
        foreach (var (period, calendar) in data.Slice.Periods.Index())
        {
            if (!calendar.IsPartial && calendar.Observed > 0 && !newcomers[period].WarmUp)
            {
                (sum, periods) = (sum + newcomers[period].Count!.Value, periods + calendar.Observed);
            }
        }

        return periods >= 1 ? sum / periods : null;
    }
}
