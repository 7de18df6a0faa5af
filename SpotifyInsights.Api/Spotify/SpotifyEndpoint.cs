using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Spotify;

/// <summary>A route of Spotify's that is called.</summary>
/// <param name="Name">What errors and logs call it.</param>
/// <param name="Group">Spotify counts requests per app and kind of route: a block holds for the group, whoever listens.</param>
/// <param name="PathAndQuery">Below the base address, with the leading slash.</param>
public sealed record SpotifyEndpoint(string Name, string Group, string PathAndQuery)
{
    private const string TracksGroup = "tracks";

    /// <summary>The listener's profile.</summary>
    public static readonly SpotifyEndpoint CurrentUser = new("GET /v1/me", "me", "/v1/me");

    /// <summary>The last plays. No cursor: only 50 plays exist at all, and without one a play that Spotify lists late is seen too.</summary>
    public static readonly SpotifyEndpoint RecentlyPlayed =
        new("GET /v1/me/player/recently-played", "player", "/v1/me/player/recently-played?limit=50");

    /// <summary>What is playing. A group of its own: whoever looks too often does not stop the collection.</summary>
    public static readonly SpotifyEndpoint CurrentlyPlaying =
        new("GET /v1/me/player/currently-playing", "now-playing", "/v1/me/player/currently-playing?additional_types=track,episode");

    /// <summary>Where tokens are issued.</summary>
    public static readonly SpotifyEndpoint Token = new("POST /api/token", "token", "/api/token");

    /// <summary>The 50 top tracks of a range.</summary>
    public static SpotifyEndpoint TopTracks(TimeRange range) => Top("tracks", range);

    /// <summary>The 50 top artists of a range.</summary>
    public static SpotifyEndpoint TopArtists(TimeRange range) => Top("artists", range);

    /// <summary>A track by its id. A group of its own, with calls of their own: what is completed never stops what is collected.</summary>
    public static SpotifyEndpoint Track(string id) => new("GET /v1/tracks/{id}", TracksGroup, "/v1/tracks/" + Uri.EscapeDataString(id));

    /// <summary>Whether a call counts among those of `Collection:DailyCalls`.</summary>
    public bool IsOfCollection => Group != TracksGroup;

    /// <summary>The whole address; a path in <paramref name="baseAddress"/> is kept.</summary>
    public Uri Below(Uri baseAddress) => new(baseAddress.AbsoluteUri.TrimEnd('/') + PathAndQuery);

    private static SpotifyEndpoint Top(string what, TimeRange range) =>
        new($"GET /v1/me/top/{what}", "top", $"/v1/me/top/{what}?time_range={NameOf(range)}&limit=50");

    private static string NameOf(TimeRange range) => range switch
    {
        TimeRange.Short => "short_term",
        TimeRange.Medium => "medium_term",
        TimeRange.Long => "long_term",
        _ => throw new ArgumentOutOfRangeException(nameof(range), range, "Not one of Spotify's three ranges."),
    };
}
