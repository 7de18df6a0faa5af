namespace SpotifyInsights.Domain.Metrics;

/// <summary>What the answer of every family begins and ends with.</summary>
public interface IMetrics
{
    /// <summary>What the numbers rest on.</summary>
    Basis Basis { get; }

    /// <summary>The sentences that hold, best first.</summary>
    IReadOnlyList<Insight> Insights { get; }
}
