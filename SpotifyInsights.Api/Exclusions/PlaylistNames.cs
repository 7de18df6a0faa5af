using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Exclusions;

/// <summary>Playlists, as listeners name them.</summary>
internal static class PlaylistNames
{
    private const string Page = "https://open.spotify.com/";
    private const string Path = "playlist/";

    /// <summary>The id that an id, a URI or the address of the playlist's page means.</summary>
    /// <param name="text">What the listener wrote.</param>
    public static string IdOf(string text)
    {
        if (PlayOrigin.Of(type: null, text) is { Kind: OriginKind.Playlist, Id: { } id })
        {
            return id;
        }

        // Some pages have the language before it, and what is copied has a query behind it.
        var place = text.StartsWith(Page, StringComparison.OrdinalIgnoreCase) ? text.IndexOf(Path, StringComparison.Ordinal) : -1;
        return place < 0 ? text : text[(place + Path.Length)..].Split('?', '#', '/')[0];
    }
}
