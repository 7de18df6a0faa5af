namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>The top of each period.</summary>
internal static class RankingCalculator
{
    public static IReadOnlyList<PeriodRanking> Calculate(ArtistData data) =>
        [.. data.Labels.Select((label, period) => new PeriodRanking(label, data.IsKnown(period) ? Top(data, period) : null))];

    private static RankedArtist[] Top(ArtistData data, int period)
    {
        var before = period == 0 ? [] : data.Tops[period - 1];
        return [.. data.Tops[period].Select((top, place) => new RankedArtist(
            data.Tracks.ArtistKeys[top.Artist],
            data.Tracks.ArtistNames[top.Artist],
            top.Plays,
            ArtistData.Minutes(top.Ms),
            place + 1,
            TopArtist.PlaceOf(before, top.Artist) is >= 0 and var former ? former - place : null))];
    }
}
