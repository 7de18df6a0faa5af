using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpotifyInsights.Api.Listens;

/// <summary>
/// What is kept of a listen, in the form of ListenBrainz' own exports, so that it is read as those are: names, length, the track's ids. What says on which device or
/// with which program it was heard is not kept.
/// </summary>
internal static class ListenLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(long startedAt, string title, string artist, string? album, long? durationMs, JsonElement? info)
    {
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("listened_at", startedAt);
            json.WriteStartObject("track_metadata");
            json.WriteString("track_name", title);
            json.WriteString("artist_name", artist);
            if (album is not null)
            {
                json.WriteString("release_name", album);
            }

            WriteInfo(json, durationMs, info);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(content.ToArray());
    }

    private static void WriteInfo(Utf8JsonWriter json, long? durationMs, JsonElement? info)
    {
        json.WriteStartObject("additional_info");
        if (durationMs is { } milliseconds)
        {
            json.WriteNumber("duration_ms", milliseconds);
        }

        foreach (var key in (string[])["isrc", "spotify_id", "recording_mbid"])
        {
            if (info is { } members && members.TryGetProperty(key, out var id) && id.ValueKind == JsonValueKind.String)
            {
                json.WriteString(key, id.GetString());
            }
        }

        if (info?.TryGetProperty("artist_names", out var names) == true && names.ValueKind == JsonValueKind.Array)
        {
            json.WriteStartArray("artist_names");
            foreach (var name in names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String))
            {
                json.WriteStringValue(name.GetString());
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
