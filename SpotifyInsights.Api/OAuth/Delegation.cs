namespace SpotifyInsights.Api.OAuth;

/// <summary>That a program acts for a listener.</summary>
/// <param name="GrantId">The listener's consent that it goes back to.</param>
/// <param name="ClientId">The program.</param>
/// <param name="Scopes">What it may do.</param>
public sealed record Delegation(string GrantId, string ClientId, IReadOnlyList<string> Scopes);
