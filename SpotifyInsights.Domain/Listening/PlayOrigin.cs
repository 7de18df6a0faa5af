namespace SpotifyInsights.Domain.Listening;

/// <summary>Where a play was started from.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Spotify's id of a playlist, album or artist; the URI of anything else. Null for the listener's collection, of which there is one, and where only the kind is known.</param>
public sealed record PlayOrigin(OriginKind Kind, string? Id)
{
    private const string Scheme = "spotify";
    private const string Collection = "collection";

    /// <summary>What a report's words mean; null where it says nothing. The URI is trusted before the type.</summary>
    /// <param name="type">`album`, `playlist` …, or null.</param>
    /// <param name="uri">The context's URI, or null.</param>
    public static PlayOrigin? Of(string? type, string? uri)
    {
        if (string.IsNullOrEmpty(type) && string.IsNullOrEmpty(uri))
        {
            return null;
        }

        // `spotify:album:…`, and of playlists and collections also `spotify:user:…:playlist:…`, `spotify:user:…:collection`.
        var parts = uri?.Split(':') ?? [];
        var named = parts is [Scheme, "user", _, .. var after] ? after : parts is [Scheme, .. var all] ? all : [];
        return named switch
        {
            [Collection, ..] => new(OriginKind.Collection, Id: null),
            ["playlist", { Length: > 0 } id] => new(OriginKind.Playlist, id),
            ["album", { Length: > 0 } id] => new(OriginKind.Album, id),
            ["artist", { Length: > 0 } id] => new(OriginKind.Artist, id),
            _ => OfType(type, string.IsNullOrEmpty(uri) ? null : uri),
        };
    }

    private static PlayOrigin OfType(string? type, string? uri) => type switch
    {
        "playlist" => new(OriginKind.Playlist, uri),
        "album" => new(OriginKind.Album, uri),
        "artist" => new(OriginKind.Artist, uri),
        Collection => new(OriginKind.Collection, Id: null),
        _ => new(OriginKind.Other, uri ?? type),
    };
}
