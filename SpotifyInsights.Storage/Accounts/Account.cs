using System.Text.Json.Serialization;
using NodaTime;

namespace SpotifyInsights.Storage.Accounts;

/// <summary>A listener's settings and tokens.</summary>
public sealed record Account
{
    /// <summary>Spotify's id of the listener.</summary>
    public required string UserId { get; init; }

    /// <summary>IANA id of the listener's time zone; null while it was never set.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Spotify's tokens, already encrypted: opaque here. Null when there are none.</summary>
    public string? ProtectedTokens { get; init; }

    /// <summary>When the listener last signed in at Spotify; the refresh token lives six months from here.</summary>
    public Instant? AuthorizedAt { get; init; }

    /// <summary>Spotify refused the refresh token for good: collection rests until the listener signs in again.</summary>
    public bool NeedsSignIn { get; init; }

    /// <summary>When the account was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>The stored file's ETag; null for an account that was never stored.</summary>
    [JsonIgnore]
    public string? Version { get; init; }
}
