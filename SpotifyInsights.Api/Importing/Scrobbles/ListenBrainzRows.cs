using System.Text.Json;
using SpotifyInsights.Api.Importing.Rows;

namespace SpotifyInsights.Api.Importing.Scrobbles;

/// <summary>ListenBrainz' listens: `listened_at` and `track_metadata`, one a line or in an array.</summary>
internal sealed class ListenBrainzRows : IScrobbleRows
{
    private const string TrackPage = "https://open.spotify.com/track/";
    private const int MsPerSecond = 1000;

    public bool IsContainer(string key) => key is "payload" or "listens";

    public void Add(JsonElement row, RowSink sink, long offset)
    {
        var track = row.Member("track_metadata") ?? default;
        var more = track.Member("additional_info") ?? default;
        new Scrobble
        {
            StartedAt = row.Whole("listened_at") is { } seconds ? ReportedTime.OfNumber(seconds) : null,
            Title = track.Text("track_name"),
            Artist = track.Text("artist_name"),
            AllArtists = [.. more.Member("artist_names").Items().Select(name => ((JsonElement?)name).Text()).OfType<string>()],
            Album = track.Text("release_name"),
            Uri = UriOf(more.Text("spotify_id")),
            Isrc = more.Text("isrc"),
            DurationMs = more.Whole("duration_ms") ?? (more.Whole("duration") * MsPerSecond),
        }.AddTo(sink, offset, "listened_at");
    }

    // Players hand in the page's address or the URI.
    private static string? UriOf(string? spotifyId) =>
        spotifyId is null ? null
        : spotifyId.StartsWith("spotify:track:", StringComparison.Ordinal) ? spotifyId
        : spotifyId.StartsWith(TrackPage, StringComparison.Ordinal) ? $"spotify:track:{spotifyId[TrackPage.Length..].Split('?', '/')[0]}"
        : null;
}
