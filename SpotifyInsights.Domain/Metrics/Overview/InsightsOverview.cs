namespace SpotifyInsights.Domain.Metrics.Overview;

/// <summary>The sentences of all families.</summary>
public sealed record InsightsOverview
{
    /// <summary>What they rest on; `attributes` has those of all families.</summary>
    public required Basis Basis { get; init; }

    /// <summary>The families that were asked; those about the sound only where reference data are loaded.</summary>
    public required IReadOnlyList<string> Families { get; init; }

    /// <summary>The sentences that hold, best first: by `score`, then in the order of `families`. Of two that contradict each other or say the same, the better one is here.</summary>
    public required IReadOnlyList<RankedInsight> Insights { get; init; }
}
