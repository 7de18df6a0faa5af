namespace SpotifyInsights.Domain.Metrics;

/// <summary>A finding in words.</summary>
/// <param name="Id">Stable id of the rule that found it, such as `temporal.longest-streak`.</param>
/// <param name="Title">A few words.</param>
/// <param name="Text">One or two finished English sentences.</param>
/// <param name="Values">The numbers in the text, by name; shares are 0 to 1.</param>
/// <param name="Confidence">How well the data carries it.</param>
public sealed record Insight(
    string Id, string Title, string Text, IReadOnlyDictionary<string, double> Values, Confidence Confidence);
