namespace SpotifyInsights.Api.OAuth;

/// <summary>What a program that acts for a listener needs on a route. A route without a rule is not for such programs at all.</summary>
/// <param name="Reading">The scope for GET and HEAD; null: no program may.</param>
/// <param name="Changing">The scope for all other methods; null: no program may.</param>
public sealed record ScopeRule(string? Reading, string? Changing)
{
    /// <summary>The scope for a method; null: no program may.</summary>
    public string? For(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? Reading : Changing;
}
