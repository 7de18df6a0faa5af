namespace SpotifyInsights.Domain.Metrics.Overview;

/// <summary>A finding in words, with its place among those of all families.</summary>
/// <param name="Family">The family that found it, such as `temporal`.</param>
/// <param name="Score">
/// What the order goes by, above 0 to 1: 1, 0.7 or 0.4 for high, medium or low confidence, times 0.85 for every better sentence of the same family.
/// </param>
/// <param name="Id">Stable id of the rule that found it, such as `temporal.longest-streak`.</param>
/// <param name="Title">A few words.</param>
/// <param name="Text">One or two finished English sentences.</param>
/// <param name="Values">The numbers in the text, by name; shares are 0 to 1.</param>
/// <param name="Confidence">How well the data carries it.</param>
/// <param name="Action">What the listener can do about it; null where there is nothing to do.</param>
public sealed record RankedInsight(
    string Family,
    double Score,
    string Id,
    string Title,
    string Text,
    IReadOnlyDictionary<string, double> Values,
    Confidence Confidence,
    InsightAction? Action);
