using NodaTime;

namespace SpotifyInsights.Api.Spotify.Tokens;

/// <summary>A token that opens a listener's data for an hour. Lives in memory only. Not a record: one would print it.</summary>
public sealed class AccessToken(string value, Instant expiresAt)
{
    // A token is given up a minute early, so that it does not end while a request is under way.
    private static readonly Duration Leeway = Duration.FromMinutes(1);

    public string Value { get; } = value;

    /// <summary>Whether it can still be sent at <paramref name="now"/>.</summary>
    public bool IsUsableAt(Instant now) => now < expiresAt - Leeway;
}
