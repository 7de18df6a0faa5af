using NodaTime;

namespace SpotifyInsights.Storage.Accounts;

/// <summary>`profile.json`: what Spotify says of the listener. Null is "not given".</summary>
public sealed record Profile
{
    /// <summary>Spotify's user id, kept for life.</summary>
    public required string Id { get; init; }

    /// <summary>Spotify's newer account id.</summary>
    public string? AccountId { get; init; }

    /// <summary>Name shown on Spotify.</summary>
    public string? DisplayName { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code; null in development mode.</summary>
    public string? Country { get; init; }

    /// <summary>`premium`, `free` …; null in development mode.</summary>
    public string? Product { get; init; }

    /// <summary>Pictures, largest first as Spotify orders them; null when not given.</summary>
    public IReadOnlyList<ProfileImage>? Images { get; init; }

    /// <summary>When Spotify said this.</summary>
    public required Instant UpdatedAt { get; init; }
}
