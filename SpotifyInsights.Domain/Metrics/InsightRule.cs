namespace SpotifyInsights.Domain.Metrics;

/// <summary>One rule of a family: the sentence that holds, or null. Its thresholds are named constants beside it.</summary>
/// <param name="metrics">The metrics; their own insights are not read.</param>
/// <param name="confidence">How well the data carries a sentence about all counted plays.</param>
public delegate Insight? InsightRule<in TMetrics>(TMetrics metrics, Confidence confidence);
