using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>The genres of each period and how far they moved.</summary>
internal static class GenreDriftCalculator
{
    private const int Digits = 9;

    public static GenreDrift Calculate(ArtistData data)
    {
        var names = data.History.Attributes.GenreNames;
        var periods = new GenreWeights[data.Count];
        var total = new double[names.Length];
        for (var period = 0; period < periods.Length; period++)
        {
            periods[period] = new GenreWeights(
                data.History.Attributes, data.GenreParts, data.Table.Indexes(period), data.Table.PlaysOf(period), data.Uncredited[period]);
            periods[period].AddTo(total);
        }

        // Thirds of plays do not add up exactly: what is equal but for that is equal.
        var strongest = total.Index()
            .Where(genre => genre.Item > 0)
            .OrderByDescending(genre => Math.Round(genre.Item, Digits))
            .ThenBy(genre => genre.Index)
            .Take(data.Ranking.Top)
            .Select(genre => genre.Index)
            .ToArray();
        return new(
            Array.ConvertAll(strongest, genre => names[genre]),
            [.. data.Labels.Select((label, period) => Of(label, strongest, periods[period], period == 0 ? null : periods[period - 1]))]);
    }

    private static PeriodGenres Of(string label, int[] strongest, GenreWeights own, GenreWeights? before)
    {
        double[]? shares = own.Plays == 0 ? null : Array.ConvertAll(strongest, genre => own.Weight[genre] / own.Plays);
        return new(
            label,
            own.AllPlays == 0 ? null : own.Plays / own.AllPlays,
            shares,
            shares is null ? null : Math.Max(0, 1 - shares.Sum()),
            before is null ? null : JensenShannon.Distance(before.Weight, own.Weight),
            before is null ? null : GenreChance.Of(before, own));
    }
}
