using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpotifyInsights.Tests.Importing;

/// <summary>Records of an extended streaming history with its 23 keys, of which a test changes some.</summary>
internal static class ExtendedRow
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>A record of a play of 200 s that ended at noon of 2023-05-04.</summary>
    public static JsonObject Make(params (string Key, JsonNode? Value)[] changes)
    {
        var row = new JsonObject
        {
            ["ts"] = "2023-05-04T12:00:00Z",
            ["platform"] = "android",
            ["ms_played"] = 200_000,
            ["conn_country"] = "DE",
            ["ip_addr"] = "203.0.113.7",
            ["master_metadata_track_name"] = "Song",
            ["master_metadata_album_artist_name"] = "Ann",
            ["master_metadata_album_album_name"] = "Album",
            ["spotify_track_uri"] = "spotify:track:song",
            ["episode_name"] = null,
            ["episode_show_name"] = null,
            ["spotify_episode_uri"] = null,
            ["audiobook_title"] = null,
            ["audiobook_uri"] = null,
            ["audiobook_chapter_uri"] = null,
            ["audiobook_chapter_title"] = null,
            ["reason_start"] = "clickrow",
            ["reason_end"] = "trackdone",
            ["shuffle"] = false,
            ["skipped"] = false,
            ["offline"] = false,
            ["offline_timestamp"] = null,
            ["incognito_mode"] = false,
        };
        foreach (var (key, value) in changes)
        {
            row[key] = value;
        }

        return row;
    }

    /// <summary>The record without some of its keys.</summary>
    public static JsonObject Without(this JsonObject row, params string[] keys)
    {
        foreach (var key in keys)
        {
            row.Remove(key);
        }

        return row;
    }

    /// <summary>A file of records.</summary>
    public static string File(params IEnumerable<JsonNode?> rows) => new JsonArray([.. rows]).ToJsonString(Compact);

    /// <summary>The same on many lines.</summary>
    public static string IndentedFile(params IEnumerable<JsonNode?> rows) => new JsonArray([.. rows]).ToJsonString(Indented);
}
