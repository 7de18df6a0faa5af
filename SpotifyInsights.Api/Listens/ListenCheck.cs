using System.Globalization;
using System.Text.Json;

namespace SpotifyInsights.Api.Listens;

/// <summary>Checks one listen of a submission and takes what is kept of it.</summary>
internal sealed class ListenCheck(SubmissionKind kind, long now)
{
    private const int LongestText = 1000;

    private static readonly string[] SingleIds = ["release_mbid", "recording_mbid", "release_group_mbid", "track_mbid"];
    private static readonly string[] ManyIds = ["artist_mbids", "work_mbids"];

    public Listen Read(JsonElement listen)
    {
        if (listen.ValueKind != JsonValueKind.Object)
        {
            throw new ListenRefusedException("Listen is empty and cannot be validated.");
        }

        var startedAt = StartedAt(listen);
        if (!listen.TryGetProperty("track_metadata", out var track))
        {
            throw new ListenRefusedException("JSON document must contain the key track_metadata at the top level.");
        }

        CheckKeys(listen);
        if (track.ValueKind != JsonValueKind.Object)
        {
            throw new ListenRefusedException("JSON document may not have track_metadata with null value.");
        }

        var (title, artist, album) = (Text(track, "track_name"), Text(track, "artist_name"), Text(track, "release_name", isRequired: false));
        JsonElement? info = track.TryGetProperty("additional_info", out var more) && more.ValueKind == JsonValueKind.Object ? more : null;
        var duration = info is { } members ? CheckInfo(members) : null;
        CheckForNulls(listen);
        return new Listen(startedAt, ListenLine.Write(startedAt, title!, artist!, album, duration, info));
    }

    private long StartedAt(JsonElement listen)
    {
        var isThere = listen.TryGetProperty("listened_at", out var at);
        if (kind == SubmissionKind.PlayingNow)
        {
            return isThere ? throw new ListenRefusedException("JSON document must not contain listened_at while submitting playing_now.") : 0;
        }

        if (!isThere)
        {
            throw new ListenRefusedException("JSON document must contain the key listened_at at the top level.");
        }

        var seconds = Whole(at) ?? throw new ListenRefusedException("JSON document must contain an int value for listened_at.");
        if (seconds >= now + ListenLimits.MostAhead)
        {
            throw new ListenRefusedException("Value for key listened_at is too high.");
        }

        return seconds >= ListenLimits.OldestStart
            ? seconds
            : throw new ListenRefusedException("Value for key listened_at is too low. listened_at timestamp should be greater than 1033410600 (2002-10-01 00:00:00 UTC).");
    }

    private void CheckKeys(JsonElement listen)
    {
        if (kind == SubmissionKind.PlayingNow && listen.EnumerateObject().Count() > 1)
        {
            throw new ListenRefusedException("JSON document may only contain track_metadata as top level key when submitting playing_now.");
        }

        if (kind != SubmissionKind.PlayingNow && listen.EnumerateObject().Count() > 2)
        {
            throw new ListenRefusedException("JSON document may only contain listened_at and track_metadata top level keys");
        }
    }

    private static string? Text(JsonElement track, string key, bool isRequired = true)
    {
        if (!track.TryGetProperty(key, out var value))
        {
            return isRequired ? throw new ListenRefusedException($"JSON document does not contain required field track_metadata.{key}.") : null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw new ListenRefusedException($"track_metadata.{key} must be a single string.");
        }

        var text = value.GetString()!.Trim();
        return text.Length > 0 ? text : throw new ListenRefusedException($"field track_metadata.{key} is empty.");
    }

    // Gives the track's length in milliseconds; null where it is not said.
    private static long? CheckInfo(JsonElement info)
    {
        CheckTags(info);
        if (info.TryGetProperty("duration", out _) && info.TryGetProperty("duration_ms", out _))
        {
            throw new ListenRefusedException("JSON document should not contain both duration and duration_ms.");
        }

        var seconds = Duration(info, "duration", ListenLimits.LongestSeconds);
        var milliseconds = Duration(info, "duration_ms", ListenLimits.LongestSeconds * 1000);
        foreach (var key in SingleIds)
        {
            CheckId(key, info.TryGetProperty(key, out var id) ? id : default);
        }

        foreach (var key in ManyIds)
        {
            foreach (var id in info.TryGetProperty(key, out var ids) && ids.ValueKind == JsonValueKind.Array ? ids.EnumerateArray() : default)
            {
                CheckId(key, id);
            }
        }

        return milliseconds ?? (seconds * 1000);
    }

    private static void CheckTags(JsonElement info)
    {
        if (!info.TryGetProperty("tags", out var tags) || tags.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        if (tags.GetArrayLength() > ListenLimits.MostTags)
        {
            throw new ListenRefusedException($"JSON document may not contain more than {ListenLimits.MostTags} items in track_metadata.additional_info.tags.");
        }

        if (tags.EnumerateArray().Any(tag => tag.ValueKind == JsonValueKind.String && tag.GetString()!.Length > ListenLimits.LongestTag))
        {
            throw new ListenRefusedException($"JSON document may not contain track_metadata.additional_info.tags longer than {ListenLimits.LongestTag} characters.");
        }
    }

    private static long? Duration(JsonElement info, string key, long most)
    {
        if (!info.TryGetProperty(key, out var value))
        {
            return null;
        }

        return Whole(value) is not ({ } number and > 0) ? throw new ListenRefusedException($"Value for {key} is invalid, should be a positive integer.")
            : number > most ? throw new ListenRefusedException($"Value for {key} is too large, max permitted value is {most}")
            : number;
    }

    private static void CheckId(string key, JsonElement id)
    {
        var isNone = id.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || (id.ValueKind == JsonValueKind.String && id.GetString()!.Length == 0);
        if (!isNone && !(id.ValueKind == JsonValueKind.String && Guid.TryParse(id.GetString(), out _)))
        {
            throw new ListenRefusedException($"{key} MBID format invalid.");
        }
    }

    // ListenBrainz takes numbers as text as well, and drops what is behind the point.
    private static long? Whole(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.Number when value.TryGetDouble(out var number) && Math.Abs(number) < 1e15 => (long)number,
        JsonValueKind.String when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static void CheckForNulls(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String && element.GetString()!.Contains('\0', StringComparison.Ordinal))
        {
            throw new ListenRefusedException($"{Shortened(element.GetString()!)} contains a unicode null");
        }

        foreach (var item in element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : default)
        {
            CheckForNulls(item);
        }

        foreach (var member in element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : default)
        {
            CheckForNulls(member.Value);
        }
    }

    private static string Shortened(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
