using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Exporting;

/// <summary>Writes what sources reported of a play, each with the keys that it says something of.</summary>
internal static class JsonReports
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A JSON array.</summary>
    public static ReadOnlySpan<byte> Write(IReadOnlyList<Witness> reports)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            foreach (var report in reports)
            {
                json.WriteStartObject();
                Write(json, report);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter json, Witness report)
    {
        json.WriteString("si_source", StoredPlay.SourceName(report.Kind));
        json.WriteString("si_reported_at", report.PlayedAt.ToString("uuuu-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        WriteNumber(json, "ms_played", report.HeardMs);
        WriteNumber(json, "offline_timestamp", report.OfflineAt?.ToUnixTimeMilliseconds());
        WriteWhat(json, report.Track, SpokenKinds.BookOf(report.Track.Uri, report.ContextUri));
        WriteTrack(json, report.Track);
        WriteText(json, "si_context_type", report.ContextType);
        WriteText(json, "si_context_uri", report.ContextUri);
        WriteHow(json, report.Circumstances);
    }

    private static void WriteWhat(Utf8JsonWriter json, ReportedTrack track, string? bookUri)
    {
        var (title, artist, uri) = SpokenKinds.Of(track.Uri) switch
        {
            SpokenKind.Episode => ("episode_name", "episode_show_name", "spotify_episode_uri"),
            SpokenKind.Chapter => ("audiobook_chapter_title", "audiobook_title", "audiobook_chapter_uri"),
            SpokenKind.Audiobook => ("audiobook_chapter_title", "audiobook_title", "audiobook_uri"),
            _ => ("master_metadata_track_name", "master_metadata_album_artist_name", "spotify_track_uri"),
        };
        WriteText(json, title, track.TrackName);
        WriteText(json, artist, track.ArtistName);
        WriteText(json, uri, track.Uri);
        if (bookUri != track.Uri)
        {
            WriteText(json, "audiobook_uri", bookUri);
        }
    }

    private static void WriteTrack(Utf8JsonWriter json, ReportedTrack track)
    {
        WriteText(json, "master_metadata_album_album_name", track.AlbumName);
        WriteText(json, "si_artist_id", track.ArtistId);
        WriteTexts(json, "si_artist_ids", track.AllArtistIds);
        WriteTexts(json, "si_artist_names", track.AllArtistNames);
        WriteText(json, "si_album_id", track.AlbumId);
        WriteText(json, "si_album_type", track.AlbumType);
        WriteText(json, "si_release_date", track.ReleaseDate);
        WriteText(json, "si_release_date_precision", track.ReleaseDatePrecision);
        WriteNumber(json, "si_popularity", track.Popularity);
        WriteNumber(json, "si_duration_ms", track.DurationMs);
        WriteFlag(json, "si_explicit", track.Explicit);
        WriteText(json, "si_isrc", track.Isrc);
    }

    private static void WriteHow(Utf8JsonWriter json, PlayCircumstances played)
    {
        WriteText(json, "reason_start", played.ReasonStart);
        WriteText(json, "reason_end", played.ReasonEnd);
        WriteFlag(json, "shuffle", played.Shuffle);
        WriteFlag(json, "skipped", played.Skipped);
        WriteFlag(json, "offline", played.Offline);
        WriteFlag(json, "incognito_mode", played.Incognito);
    }

    private static void WriteTexts(Utf8JsonWriter json, string key, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            json.WriteStartArray(key);
            foreach (var text in texts)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteText(Utf8JsonWriter json, string key, string? text)
    {
        if (text is not null)
        {
            json.WriteString(key, text);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string key, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(key, known);
        }
    }

    private static void WriteFlag(Utf8JsonWriter json, string key, bool? flag)
    {
        if (flag is { } known)
        {
            json.WriteBoolean(key, known);
        }
    }
}
