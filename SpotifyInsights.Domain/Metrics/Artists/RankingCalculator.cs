using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>The top of each period.</summary>
internal static class RankingCalculator
{
    public static IReadOnlyList<PeriodRanking> Calculate(ArtistData data)
    {
        var rankings = new PeriodRanking[data.Count];
        using var tally = new Tally(data.Total.Size);
        for (var period = 0; period < rankings.Length; period++)
        {
            tally.Clear();
            data.Table.AddTo(period, tally);
            rankings[period] = new(data.Labels[period], data.IsKnown(period) ? Top(data, tally, period) : null);
        }

        return rankings;
    }

    private static RankedArtist[] Top(ArtistData data, Tally tally, int period)
    {
        var before = period == 0 ? [] : data.Tops[period - 1];
        return [.. data.Tops[period].Select((artist, place) => new RankedArtist(
            data.Tracks.ArtistKeys[artist],
            data.Tracks.ArtistNames[artist],
            tally.Plays[artist],
            ArtistData.Minutes(tally.Ms[artist]),
            place + 1,
            Array.IndexOf(before, artist) is >= 0 and var former ? former - place : null))];
    }
}
