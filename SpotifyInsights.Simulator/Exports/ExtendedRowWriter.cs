using System.Text.Json;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>Writes rows of an extended streaming history, with the keys of its time in their order.</summary>
internal sealed class ExtendedRowWriter(string listenerId, bool isEndsong) : IExportRowWriter
{
    public void Write(Utf8JsonWriter json, ExportRow row)
    {
        if (row.Raw is not null)
        {
            json.WriteRawValue(row.Raw);
            return;
        }

        var (play, spoken) = (row.Play, row.Spoken);
        json.WriteStartObject();
        json.WriteString(ExtendedKeys.Ts, row.At.ToDateTimeUtc());
        if (isEndsong)
        {
            json.WriteString(ExtendedKeys.Username, listenerId);
        }

        Text(json, row, ExtendedKeys.Platform, play?.Platform ?? "android");
        json.WriteNumber(ExtendedKeys.MsPlayed, row.HeardMs);
        Text(json, row, ExtendedKeys.Country, play?.Country ?? "ZZ");
        Text(json, row, isEndsong ? ExtendedKeys.OldAddress : ExtendedKeys.Address, row.OtherAddress ?? play?.Address ?? "198.51.100.0");
        if (isEndsong)
        {
            json.WriteString(ExtendedKeys.UserAgent, "unknown");
        }

        WriteWhat(json, row, play, spoken);
        Text(json, row, ExtendedKeys.ReasonStart, play is null ? "clickrow" : play.ReasonStart);
        Text(json, row, ExtendedKeys.ReasonEnd, play is null ? "endplay" : play.ReasonEnd);
        Raw(json, row, ExtendedKeys.Shuffle, play?.IsShuffled == true ? "true" : "false");
        Raw(json, row, ExtendedKeys.Skipped, play?.Skipped ?? "null");
        Raw(json, row, ExtendedKeys.Offline, play?.IsSentLater == true ? "true" : "false");
        WriteOfflineTimestamp(json, row, play);
        Raw(json, row, ExtendedKeys.Incognito, play?.IsIncognito == true ? "true" : "false");
        if (row.HasUnknownKeys)
        {
            WriteUnknown(json);
        }

        json.WriteEndObject();
    }

    private void WriteWhat(Utf8JsonWriter json, ExportRow row, ExportedPlay? play, SpokenPlay? spoken)
    {
        json.WriteString(ExtendedKeys.Track, play?.Title);
        json.WriteString(ExtendedKeys.Artist, play?.Truth.Track.Album.Artist.Name);
        Text(json, row, ExtendedKeys.Album, play?.Truth.Track.Album.Name);
        json.WriteString(ExtendedKeys.TrackUri, play?.Uri);
        var chapter = spoken?.Kind == ExportedRowKind.Audiobook ? spoken : null;
        var episode = chapter is null ? spoken : null;
        json.WriteString(ExtendedKeys.Episode, episode?.Title);
        json.WriteString(ExtendedKeys.Show, episode?.Show);
        json.WriteString(ExtendedKeys.EpisodeUri, episode is null ? null : "spotify:episode:" + episode.Id);
        if (!isEndsong)
        {
            json.WriteString(ExtendedKeys.Book, chapter?.Show);
            json.WriteString(ExtendedKeys.BookUri, chapter is null ? null : "spotify:show:" + chapter.ShowId);
            json.WriteString(ExtendedKeys.ChapterUri, chapter is null ? null : "spotify:episode:" + chapter.Id);
            json.WriteString(ExtendedKeys.Chapter, chapter?.Title);
        }
    }

    // Old exports say the start in milliseconds where today's say it in seconds.
    private void WriteOfflineTimestamp(Utf8JsonWriter json, ExportRow row, ExportedPlay? play)
    {
        var start = play?.OfflineTimestamp;
        var isStart = start is not null && start == play!.Truth.StartedAt.ToUnixTimeSeconds();
        var value = isEndsong && isStart ? play!.Truth.StartedAt.ToUnixTimeMilliseconds() : start;
        Raw(json, row, ExtendedKeys.OfflineTimestamp, value is null ? "null" : $"{value}");
    }

    private static void WriteUnknown(Utf8JsonWriter json)
    {
        json.WriteNumber("listening_depth"u8, 0.25);
        json.WriteStartObject("session"u8);
        json.WriteString("id"u8, "s-1");
        json.WriteStartArray("devices"u8);
        json.WriteNumberValue(1);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, ExportRow row, JsonEncodedText key, string? value)
    {
        if (!IsAbsent(row, key))
        {
            json.WriteString(key, IsNull(row, key) ? null : value);
        }
    }

    private static void Raw(Utf8JsonWriter json, ExportRow row, JsonEncodedText key, string value)
    {
        if (!IsAbsent(row, key))
        {
            json.WritePropertyName(key);
            json.WriteRawValue(IsNull(row, key) ? "null" : value, skipInputValidation: true);
        }
    }

    private static bool IsAbsent(ExportRow row, JsonEncodedText key) => row.AbsentKey >= 0 && ExtendedKeys.Dispensable[row.AbsentKey] == key.Value;

    private static bool IsNull(ExportRow row, JsonEncodedText key) => row.NullKey >= 0 && ExtendedKeys.Dispensable[row.NullKey] == key.Value;
}
