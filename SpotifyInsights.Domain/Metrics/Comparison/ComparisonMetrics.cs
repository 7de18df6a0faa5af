namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>How current taste compares with the past. A is always the recent side.</summary>
public sealed record ComparisonMetrics : IMetrics
{
    /// <summary>What the numbers of window A rest on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>What the numbers of window B rest on.</summary>
    public required Basis BasisB { get; init; }

    /// <summary>Two windows of the history.</summary>
    public required WindowComparison Windows { get; init; }

    /// <summary>Window A beside the whole history.</summary>
    public required AllTimeComparison AllTime { get; init; }

    /// <summary>Spotify's lists of one snapshot: short beside long, short beside medium, medium beside long. Empty without a snapshot.</summary>
    public required IReadOnlyList<ListComparison> Ranges { get; init; }

    /// <summary>Spotify's lists of two snapshots: short, medium and long. Empty unless two snapshots were asked for.</summary>
    public required IReadOnlyList<ListComparison> Snapshots { get; init; }

    /// <summary>What kind of listener this is; null where too little is known or where it is neither kind.</summary>
    public required Persona? Persona { get; init; }

    /// <summary>The findings in words, best first.</summary>
    public required IReadOnlyList<Insight> Insights { get; init; }
}
