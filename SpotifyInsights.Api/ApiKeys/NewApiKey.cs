using NodaTime;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>Asks for an API key.</summary>
/// <param name="Name">What you call it, such as the program that gets it; 1 to 100 letters.</param>
/// <param name="Scopes">What it opens; at least one.</param>
/// <param name="ExpiresAt">Until when it opens anything; at most five years from now; null: for 90 days.</param>
public sealed record NewApiKey(string Name, IReadOnlyList<KeyScope> Scopes, Instant? ExpiresAt);
