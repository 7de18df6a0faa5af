namespace SpotifyInsights.Api.OAuth;

/// <summary>That a program acts for a listener.</summary>
/// <param name="GrantId">The listener's consent, or the API key, that it goes back to.</param>
/// <param name="ClientId">The registered program; null: whoever has the listener's API key.</param>
/// <param name="Scopes">What it may do.</param>
public sealed record Delegation(string GrantId, string? ClientId, IReadOnlyList<string> Scopes);
