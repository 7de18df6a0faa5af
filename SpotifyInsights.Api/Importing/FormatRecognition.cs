using System.Text.Json;
using SpotifyInsights.Api.Importing.Scrobbles;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing;

/// <summary>Recognises a file by its beginning: by the keys of the first object that is a row of any known form. Names of files say nothing.</summary>
internal static class FormatRecognition
{
    /// <summary>The format; null when there is no such row.</summary>
    /// <param name="head">The beginning of the file.</param>
    /// <param name="isWhole">Whether that is all of it.</param>
    public static ImportFormat? Of(ReadOnlySpan<byte> head, bool isWhole)
    {
        var text = head.TrimStart(" \r\n\t"u8);
        return text.IsEmpty ? null
            : text[0] is (byte)'[' or (byte)'{' ? OfJson(text, isWhole)
            : LastFmCsvLayout.Find(text) is not null ? ImportFormat.LastFmCsv
            : null;
    }

    private static ImportFormat? OfJson(ReadOnlySpan<byte> text, bool isWhole)
    {
        var reader = new Utf8JsonReader(text, isWhole, new JsonReaderState(new JsonReaderOptions
        {
            AllowMultipleValues = true,
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
        }));
        var open = new Stack<ObjectKeys>();
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        open.Push(new ObjectKeys(IsInTopArray: reader.CurrentDepth == 1 && text[0] == '['));
                        break;
                    case JsonTokenType.PropertyName:
                        open.Peek().Add(reader.GetString()!);
                        break;
                    case JsonTokenType.StartArray when open.Count > 0:
                        open.Peek().NoteArray();
                        break;
                    case JsonTokenType.EndObject when open.Pop().Format() is { } format:
                        return format;
                    default:
                        break;
                }
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Not JSON, or not any more: what was seen until here decides.
        }

        // A beginning that ends in the middle of the first row.
        return open.Select(keys => keys.Format()).FirstOrDefault(format => format is not null);
    }

    private sealed record ObjectKeys(bool IsInTopArray)
    {
        private readonly HashSet<string> keys = new(StringComparer.Ordinal);
        private string last = "";

        public void Add(string key) => keys.Add(last = key);

        // An array below `track` holds rows; a row's own track is a text or an object.
        public void NoteArray() => keys.Add(last + "[]");

        public ImportFormat? Format() =>
            IsInTopArray && Has("ts") && (Has("ms_played") || Has("spotify_track_uri") || Has("master_metadata_track_name"))
                ? Has("ip_addr_decrypted") || Has("user_agent_decrypted") || Has("username") ? ImportFormat.Endsong : ImportFormat.ExtendedHistory
            : IsInTopArray && Has("endTime") && Has("msPlayed") ? ImportFormat.AccountData
            : Has("listened_at") && Has("track_metadata") ? ImportFormat.ListenBrainz
            : Has("time") && (Has("track") || (Has("title") && Has("artists"))) ? ImportFormat.Maloja
            : Has("artist") && Has("date") && (Has("name") || (Has("track") && !Has("track[]"))) ? ImportFormat.LastFmJson
            : null;

        private bool Has(string key) => keys.Contains(key);
    }
}
