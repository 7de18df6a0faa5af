using NodaTime;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>A key that a listener made for a program of his own, or for a share link; the secret itself is not kept.</summary>
/// <param name="Id">Its id, by which it is revoked.</param>
/// <param name="UserId">The listener.</param>
/// <param name="Name">What the listener calls it.</param>
/// <param name="Shown">Its first letters.</param>
/// <param name="Scopes">What it opens.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">The first instant at which it opens nothing any more.</param>
/// <param name="LastUsedAt">When it was last used, to the minute; null: never.</param>
/// <param name="Share">The window of a share link, as <see cref="ShareLinks.SharedWindow"/> writes it; null: it is none.</param>
public sealed record ApiKey(
    string Id, string UserId, string Name, string Shown, IReadOnlyList<string> Scopes, Instant CreatedAt, Instant ExpiresAt, Instant? LastUsedAt, string? Share = null);
