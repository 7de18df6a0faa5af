using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Importing;

/// <summary>Writes what sources say in the form in which they hand it out, so that it comes back through the real readers.</summary>
internal static class WrittenReports
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What remains of a witness on that way: an export names no album of an episode.</summary>
    public static Witness AsWritten(Witness witness) => witness.Kind == WitnessKind.Export && IsEpisode(witness.Track)
        ? witness with { Track = witness.Track with { AlbumName = null } }
        : witness;

    /// <summary>Rows of one kind as one file.</summary>
    public static string File(IReadOnlyList<Witness> rows) => rows.Count == 0 ? "[]" : rows[0].Kind switch
    {
        WitnessKind.Export => new JsonArray([.. rows.Select(Extended)]).ToJsonString(Relaxed),
        WitnessKind.AccountData => new JsonArray([.. rows.Select(Account)]).ToJsonString(Relaxed),
        WitnessKind.Scrobble => string.Join('\n', rows.Select(row => Listen(row).ToJsonString(Relaxed))),
        _ => throw new ArgumentException("The API hands out no files.", nameof(rows)),
    };

    private static JsonObject Extended(Witness row)
    {
        var isEpisode = IsEpisode(row.Track);
        return new JsonObject
        {
            ["ts"] = InstantPattern.ExtendedIso.Format(row.PlayedAt),
            ["ms_played"] = row.HeardMs,
            ["spotify_track_uri"] = isEpisode ? null : row.Track.Uri,
            ["master_metadata_track_name"] = isEpisode ? null : row.Track.TrackName,
            ["master_metadata_album_artist_name"] = isEpisode ? null : row.Track.ArtistName,
            ["master_metadata_album_album_name"] = isEpisode ? null : row.Track.AlbumName,
            ["spotify_episode_uri"] = isEpisode ? row.Track.Uri : null,
            ["episode_name"] = isEpisode ? row.Track.TrackName : null,
            ["episode_show_name"] = isEpisode ? row.Track.ArtistName : null,
            ["reason_end"] = row.Circumstances.ReasonEnd,
            ["skipped"] = row.Circumstances.Skipped,
            ["offline_timestamp"] = row.OfflineAt?.ToUnixTimeMilliseconds(),
        };
    }

    private static JsonObject Account(Witness row) => new()
    {
        ["endTime"] = row.PlayedAt.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture),
        ["artistName"] = row.Track.ArtistName,
        ["trackName"] = row.Track.TrackName,
        ["msPlayed"] = row.HeardMs,
    };

    private static JsonObject Listen(Witness row) => new()
    {
        ["listened_at"] = row.PlayedAt.ToUnixTimeSeconds(),
        ["track_metadata"] = new JsonObject
        {
            ["track_name"] = row.Track.TrackName,
            ["artist_name"] = row.Track.ArtistName,
            ["additional_info"] = new JsonObject { ["duration_ms"] = row.Track.DurationMs },
        },
    };

    private static bool IsEpisode(ReportedTrack track) => track.Uri?.StartsWith("spotify:episode:", StringComparison.Ordinal) == true;
}
