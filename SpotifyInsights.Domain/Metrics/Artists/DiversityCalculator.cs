using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>How varied each period is.</summary>
internal static class DiversityCalculator
{
    /// <summary>The size of the random sample that makes periods comparable.</summary>
    public const int Sample = 50;

    public static IReadOnlyList<PeriodDiversity> Calculate(ArtistData data) => [.. data.Labels.Select((label, period) => Of(data, label, period))];

    private static PeriodDiversity Of(ArtistData data, string label, int period)
    {
        var plays = data.Table.PlaysOf(period);
        var entropy = Entropy.Shannon(plays);
        return new(
            label,
            data.IsKnown(period) ? plays.Length : null,
            data.Table.Plays(period) == 0 ? null : (double)plays.Length / data.Table.Plays(period),
            Rarefaction.ExpectedUnique(plays, Sample) / Sample,
            entropy,
            Entropy.EffectiveNumber(entropy));
    }
}
