using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Api.Spotify.Responses;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Spotify;

/// <summary>Spotify's answers in the words of the domain: the only place where the one becomes the other. What is not given stays null.</summary>
public static class SpotifyReports
{
    /// <summary>The plays of a recently-played page; <see cref="SpotifyResponseException"/> for a time that is none.</summary>
    public static ReportedPlays Plays(SpotifyPage<RecentlyPlayedItem> page)
    {
        var items = ItemsOf(page, SpotifyEndpoint.RecentlyPlayed);
        var plays = new List<ReportedPlay>(items.Count);
        foreach (var item in items)
        {
            if (item is { Track: { } track, PlayedAt: { } playedAt } && IsTrack(track))
            {
                plays.Add(new ReportedPlay(InstantOf(playedAt), Track(track), item.Context?.Type, item.Context?.Uri));
            }
        }

        return new ReportedPlays(plays, items.Count - plays.Count);
    }

    /// <summary>The tracks of a top list.</summary>
    public static ReportedTopTracks TopTracks(SpotifyPage<SpotifyTrack> page, TimeRange range)
    {
        var items = ItemsOf(page, SpotifyEndpoint.TopTracks(range));
        var tracks = items.OfType<SpotifyTrack>().Where(IsTrack).Select(Track).ToList();
        return new ReportedTopTracks(tracks, items.Count - tracks.Count);
    }

    /// <summary>The artists of a top list.</summary>
    public static ReportedTopArtists TopArtists(SpotifyPage<SpotifyArtist> page, TimeRange range)
    {
        var items = ItemsOf(page, SpotifyEndpoint.TopArtists(range));
        var artists = items.OfType<SpotifyArtist>().Select(Artist).ToList();
        return new ReportedTopArtists(artists, items.Count - artists.Count);
    }

    /// <summary>A track.</summary>
    public static ReportedTrack Track(SpotifyTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        var artists = track.Artists ?? [];
        var first = artists.Count == 0 ? null : artists[0];
        return new ReportedTrack
        {
            TrackId = track.Id,
            TrackName = track.Name,
            ArtistId = first?.Id,
            ArtistName = first?.Name,
            AlbumId = track.Album?.Id,
            AlbumName = track.Album?.Name,
            AlbumType = track.Album?.AlbumType,
            ReleaseDate = track.Album?.ReleaseDate,
            ReleaseDatePrecision = track.Album?.ReleaseDatePrecision,
            Popularity = track.Popularity,
            DurationMs = track.DurationMs,
            Explicit = track.Explicit,
            Uri = track.Uri,
            Isrc = track.ExternalIds?.Isrc,
            AllArtistIds = [.. artists.Select(artist => artist?.Id).OfType<string>()],
            AllArtistNames = [.. artists.Select(artist => artist?.Name).OfType<string>()],
        };
    }

    private static IReadOnlyList<T?> ItemsOf<T>(SpotifyPage<T> page, SpotifyEndpoint endpoint)
        where T : class =>
        page.Items ?? throw new SpotifyResponseException(endpoint, "it has no items");

    // Older answers leave the type out; only what says that it is something else is none.
    private static bool IsTrack(SpotifyTrack track) => track.Type is null or "track";

    private static Instant InstantOf(string playedAt)
    {
        var parsed = OffsetDateTimePattern.Rfc3339.Parse(playedAt);
        return parsed.Success
            ? parsed.Value.ToInstant()
            : throw new SpotifyResponseException(SpotifyEndpoint.RecentlyPlayed, "a played_at is not an RFC 3339 time", parsed.Exception);
    }

    private static ReportedArtist Artist(SpotifyArtist artist) => new()
    {
        ArtistId = artist.Id,
        ArtistName = artist.Name,
        Genres = artist.Genres,
        Popularity = artist.Popularity,
        Followers = artist.Followers?.Total,
        Uri = artist.Uri,
    };
}
