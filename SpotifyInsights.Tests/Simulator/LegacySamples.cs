namespace SpotifyInsights.Tests.Simulator;

/// <summary>Written by hand after what old apps get; names and ids are made up.</summary>
internal static class LegacySamples
{
    public const string Me = """
        {
          "country": "NL", "display_name": "Somebody", "explicit_content": { "filter_enabled": false, "filter_locked": false },
          "external_urls": { "spotify": "https://open.spotify.com/user/somebody" }, "followers": { "href": null, "total": 2 },
          "href": "https://api.spotify.com/v1/users/somebody", "id": "somebody",
          "images": [{ "height": 64, "url": "https://i.scdn.co/image/a", "width": 64 }],
          "product": "premium", "type": "user", "uri": "spotify:user:somebody"
        }
        """;

    public const string TopArtists = """
        {
          "items": [{
            "external_urls": { "spotify": "https://open.spotify.com/artist/a" }, "followers": { "href": null, "total": 12 }, "genres": ["folk"],
            "href": "https://api.spotify.com/v1/artists/a", "id": "a", "images": [{ "height": 640, "url": "https://i.scdn.co/image/a", "width": 640 }],
            "name": "The Made-Up", "popularity": 37, "type": "artist", "uri": "spotify:artist:a"
          }],
          "total": 60, "limit": 1, "offset": 1, "href": "https://api.spotify.com/v1/me/top/artists?limit=1&offset=1",
          "next": "https://api.spotify.com/v1/me/top/artists?limit=1&offset=2", "previous": "https://api.spotify.com/v1/me/top/artists?limit=1&offset=0"
        }
        """;

    public const string TopTracks = """
        {
          "items": [{
            "album": {
              "album_type": "single",
              "artists": [{ "external_urls": { "spotify": "https://open.spotify.com/artist/a" }, "href": "https://api.spotify.com/v1/artists/a", "id": "a", "name": "The Made-Up", "type": "artist", "uri": "spotify:artist:a" }],
              "available_markets": ["NL"], "external_urls": { "spotify": "https://open.spotify.com/album/b" }, "href": "https://api.spotify.com/v1/albums/b", "id": "b",
              "images": [{ "height": 640, "url": "https://i.scdn.co/image/b", "width": 640 }], "is_playable": true, "name": "Invented",
              "release_date": "2025-08-08", "release_date_precision": "day", "total_tracks": 1, "type": "album", "uri": "spotify:album:b"
            },
            "artists": [{ "external_urls": { "spotify": "https://open.spotify.com/artist/a" }, "href": "https://api.spotify.com/v1/artists/a", "id": "a", "name": "The Made-Up", "type": "artist", "uri": "spotify:artist:a" }],
            "available_markets": ["NL"], "disc_number": 1, "duration_ms": 173023, "explicit": false, "external_ids": { "isrc": "XXABC2500001" },
            "external_urls": { "spotify": "https://open.spotify.com/track/c" }, "href": "https://api.spotify.com/v1/tracks/c", "id": "c", "is_local": false,
            "is_playable": true, "name": "Nothing Real", "popularity": 37, "preview_url": null, "track_number": 1, "type": "track", "uri": "spotify:track:c"
          }],
          "total": 300, "limit": 1, "offset": 0, "href": "https://api.spotify.com/v1/me/top/tracks?limit=1",
          "next": "https://api.spotify.com/v1/me/top/tracks?limit=1&offset=1", "previous": null
        }
        """;

    public const string RecentlyPlayed = """
        {
          "items": [{
            "track": {
              "album": {
                "album_type": "album",
                "artists": [{ "external_urls": { "spotify": "https://open.spotify.com/artist/a" }, "href": "https://api.spotify.com/v1/artists/a", "id": "a", "name": "The Made-Up", "type": "artist", "uri": "spotify:artist:a" }],
                "available_markets": ["NL"], "external_urls": { "spotify": "https://open.spotify.com/album/b" }, "href": "https://api.spotify.com/v1/albums/b", "id": "b",
                "images": [{ "height": 640, "url": "https://i.scdn.co/image/b", "width": 640 }], "name": "Invented",
                "release_date": "1971", "release_date_precision": "year", "total_tracks": 9, "type": "album", "uri": "spotify:album:b"
              },
              "artists": [{ "external_urls": { "spotify": "https://open.spotify.com/artist/a" }, "href": "https://api.spotify.com/v1/artists/a", "id": "a", "name": "The Made-Up", "type": "artist", "uri": "spotify:artist:a" }],
              "available_markets": ["NL"], "disc_number": 1, "duration_ms": 211333, "explicit": true, "external_ids": { "isrc": "XXABC2500002" },
              "external_urls": { "spotify": "https://open.spotify.com/track/d" }, "href": "https://api.spotify.com/v1/tracks/d", "id": "d", "is_local": false,
              "name": "Nothing Else", "popularity": 12, "preview_url": null, "track_number": 9, "type": "track", "uri": "spotify:track:d"
            },
            "played_at": "2026-02-25T20:15:20.497Z",
            "context": { "type": "album", "external_urls": { "spotify": "https://open.spotify.com/album/b" }, "href": "https://api.spotify.com/v1/albums/b", "uri": "spotify:album:b" }
          }],
          "next": "https://api.spotify.com/v1/me/player/recently-played?before=1772028370058&limit=1",
          "cursors": { "after": "1772050520497", "before": "1772050520497" }, "limit": 1,
          "href": "https://api.spotify.com/v1/me/player/recently-played?limit=1"
        }
        """;
}
