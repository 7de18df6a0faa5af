using System.Text.Json;

namespace SpotifyInsights.Api.Listens;

/// <summary>Reads what players send to `/1/submit-listens`, and refuses what ListenBrainz refuses, in its words: players show them.</summary>
public static class Submission
{
    /// <summary>The listens of a request; none for `playing_now`.</summary>
    /// <param name="content">The body.</param>
    /// <param name="now">The present, seconds since 1970.</param>
    /// <exception cref="ListenRefusedException">It is not to be taken, as a whole.</exception>
    public static IReadOnlyList<Listen> Read(ReadOnlyMemory<byte> content, long now)
    {
        if (content.Length > ListenLimits.MostBytes)
        {
            throw new ListenRefusedException($"Payload too large. Payload cannot exceed {ListenLimits.MostBytes} bytes");
        }

        using var document = Parse(content);
        var (kind, payload) = Envelope(document.RootElement, content.Length);
        var check = new ListenCheck(kind, now);
        var listens = payload.EnumerateArray().Select(check.Read).ToList();
        return kind == SubmissionKind.PlayingNow ? [] : listens;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> content)
    {
        try
        {
            return JsonDocument.Parse(content);
        }
        catch (JsonException broken)
        {
            throw new ListenRefusedException($"Cannot parse JSON document: {broken.Message}");
        }
    }

    private static (SubmissionKind Kind, JsonElement Payload) Envelope(JsonElement root, int length)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new ListenRefusedException("Invalid JSON document submitted. Top level of JSON document should be a json object.");
        }

        if (!root.TryGetProperty("payload", out var payload) || !root.TryGetProperty("listen_type", out var type))
        {
            throw new ListenRefusedException("Invalid JSON document submitted.");
        }

        if (payload.ValueKind != JsonValueKind.Array)
        {
            throw new ListenRefusedException("The payload in the JSON document should be a list of listens.");
        }

        var kind = KindOf(type);
        CheckCount(payload.GetArrayLength(), length, kind);
        return (kind ?? throw new ListenRefusedException("JSON document requires a valid listen_type key."), payload);
    }

    private static void CheckCount(int count, int length, SubmissionKind? kind)
    {
        var mistake =
            count == 0 ? "JSON document does not contain any listens"
            : count > ListenLimits.MostListens ? $"Too many listens. You may not submit more than {ListenLimits.MostListens} listens at once."
            : length > (long)count * ListenLimits.MostListenBytes ? $"JSON document is too large. Each listens may not be larger than {ListenLimits.MostListenBytes} bytes."
            : kind is SubmissionKind.Single or SubmissionKind.PlayingNow && count > 1
                ? "JSON document contains more than listen for a single/playing_now. It should contain only one."
            : null;
        if (mistake is not null)
        {
            throw new ListenRefusedException(mistake);
        }
    }

    private static SubmissionKind? KindOf(JsonElement type) => type.ValueKind != JsonValueKind.String ? null : type.GetString() switch
    {
        "single" => SubmissionKind.Single,
        "import" => SubmissionKind.Import,
        "playing_now" => SubmissionKind.PlayingNow,
        _ => null,
    };
}
