namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>How much tops differ, one, three and twelve periods apart.</summary>
internal static class ChangeCalculator
{
    private const int One = 1;
    private const int Three = 3;
    private const int Twelve = 12;

    public static IReadOnlyList<PeriodChange> Calculate(ArtistData data)
    {
        using var chance = new TopChangeChance(data);
        var changes = new PeriodChange[data.Count];
        for (var period = 0; period < changes.Length; period++)
        {
            changes[period] = new(
                data.Labels[period], Since(data, chance, period, One), Since(data, chance, period, Three), Since(data, chance, period, Twelve));
        }

        return changes;
    }

    private static TopChange? Since(ArtistData data, TopChangeChance chance, int period, int lag)
    {
        var former = period - lag;
        if (former < 0 || !data.IsKnown(period) || !data.IsKnown(former))
        {
            return null;
        }

        var places = Math.Min(data.Ranking.Top, Math.Max(data.Table.Indexes(period).Length, data.Table.Indexes(former).Length));
        if (places == 0)
        {
            return null;
        }

        var both = data.Tops[period].Count(place => TopArtist.PlaceOf(data.Tops[former], place.Artist) >= 0);
        return new((double)(places - both) / places, places, chance.Of(former, period, places));
    }
}
