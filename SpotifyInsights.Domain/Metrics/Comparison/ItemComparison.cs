using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Two tops of tracks or artists beside each other: A, the recent one, and B. The three sets are the parts of a Venn diagram.</summary>
public sealed record ItemComparison
{
    /// <summary>Places of A's top that are taken.</summary>
    public required int CountA { get; init; }

    /// <summary>Places of B's top that are taken.</summary>
    public required int CountB { get; init; }

    /// <summary>How many are in both tops.</summary>
    public required int Overlap { get; init; }

    /// <summary>|A ∩ B| / |A|, 0 to 1; null when A is empty.</summary>
    public required double? OverlapShare { get; init; }

    /// <summary>Jaccard index, |A ∩ B| / |A ∪ B|, 0 to 1; null when both are empty.</summary>
    public required double? Jaccard { get; init; }

    /// <summary>
    /// 1 - |A ∩ B| / places, 0 to 1, where places is the smaller of `top` and the items of the fuller side; null without any.
    /// </summary>
    public required double? ChangeRate { get; init; }

    /// <summary>What <see cref="ChangeRate"/> would be if both sides were drawn from the same taste; null under 50 plays on either side, and for Spotify's lists.</summary>
    public required ChanceLevel? ChangeChance { get; init; }

    /// <summary>Kendall's tau-b of the ranks of what is in both tops, -1 to 1; null for fewer than two.</summary>
    public required double? RankCorrelation { get; init; }

    /// <summary>Extrapolated rank-biased overlap of the tops with p = 0.9, 0 to 1: the upper places count most. Null when either is empty.</summary>
    public required double? RankBiasedOverlap { get; init; }

    /// <summary>In both tops, by A's rank.</summary>
    public required IReadOnlyList<ComparedItem> Both { get; init; }

    /// <summary>In A's top alone, by A's rank.</summary>
    public required IReadOnlyList<ComparedItem> OnlyA { get; init; }

    /// <summary>In B's top alone, by B's rank.</summary>
    public required IReadOnlyList<ComparedItem> OnlyB { get; init; }

    /// <summary>Ranked higher in A than in B, most places first.</summary>
    public required IReadOnlyList<RankMove> Risers { get; init; }

    /// <summary>Ranked lower in A than in B, most places first.</summary>
    public required IReadOnlyList<RankMove> Fallers { get; init; }

    /// <summary>In A's top and without any rank in B, by A's rank.</summary>
    public required IReadOnlyList<RankMove> Newcomers { get; init; }

    /// <summary>In B's top and without any rank in A, by B's rank.</summary>
    public required IReadOnlyList<RankMove> Dropped { get; init; }
}
