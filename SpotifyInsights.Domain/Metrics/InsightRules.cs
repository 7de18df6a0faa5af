namespace SpotifyInsights.Domain.Metrics;

/// <summary>Applies the rules of a family.</summary>
public static class InsightRules
{
    /// <summary>The sentences that hold together, in the order of the rules; none where the window holds too few plays for any.</summary>
    /// <param name="metrics">The metrics.</param>
    /// <param name="basis">Their basis.</param>
    /// <param name="bestFirst">The rules.</param>
    public static IReadOnlyList<Insight> Apply<TMetrics>(TMetrics metrics, Basis basis, IReadOnlyList<InsightRule<TMetrics>> bestFirst)
    {
        ArgumentNullException.ThrowIfNull(bestFirst);
        return ConfidenceRule.Of(basis) is not { } confidence
            ? []
            : Apply(metrics, confidence, bestFirst);
    }

    /// <summary>The sentences that hold together, in the order of the rules.</summary>
    /// <param name="metrics">The metrics.</param>
    /// <param name="confidence">How well the data carries them.</param>
    /// <param name="bestFirst">The rules.</param>
    public static IReadOnlyList<Insight> Apply<TMetrics>(TMetrics metrics, Confidence confidence, IReadOnlyList<InsightRule<TMetrics>> bestFirst) =>
        InsightClaims.Consistent((bestFirst ?? throw new ArgumentNullException(nameof(bestFirst))).Select(rule => rule(metrics, confidence)).OfType<Insight>());
}
