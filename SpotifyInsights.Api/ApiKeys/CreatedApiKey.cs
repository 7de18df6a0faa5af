using NodaTime;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>A new API key. It is shown here and never again.</summary>
/// <param name="ApiKey">The key, to be sent in `X-API-Key`: `siak_` and 46 letters and digits.</param>
/// <param name="KeyId">Its id, by which it is revoked.</param>
/// <param name="Name">What you call it.</param>
/// <param name="Scopes">What it opens.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when it opens nothing any more.</param>
public sealed record CreatedApiKey(string ApiKey, string KeyId, string Name, IReadOnlyList<KeyScope> Scopes, Instant CreatedAt, Instant ExpiresAt);
