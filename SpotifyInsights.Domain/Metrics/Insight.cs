namespace SpotifyInsights.Domain.Metrics;

/// <summary>A finding in words.</summary>
/// <param name="Id">Stable id of the rule that found it, such as `temporal.longest-streak`.</param>
/// <param name="Title">A few words.</param>
/// <param name="Text">One or two finished English sentences.</param>
/// <param name="Values">The numbers in the text, by name; shares are 0 to 1.</param>
/// <param name="Confidence">How well the data carries it.</param>
/// <param name="Action">What the listener can do about it; null where there is nothing to do.</param>
public sealed record Insight(
    string Id, string Title, string Text, IReadOnlyDictionary<string, double> Values, Confidence Confidence, InsightAction? Action = null)
{
    /// <summary>Numbers by name.</summary>
    /// <param name="values">Names in camelCase, and the numbers.</param>
    public static IReadOnlyDictionary<string, double> Numbers(params ReadOnlySpan<(string Name, double Value)> values)
    {
        var named = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            named[name] = value;
        }

        return named;
    }
}
