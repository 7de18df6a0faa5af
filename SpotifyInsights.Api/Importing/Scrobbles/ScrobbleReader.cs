using System.Text.Json;
using SpotifyInsights.Api.Importing.Files;
using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Importing.Scrobbles;

/// <summary>
/// Reads scrobbles wherever they lie: in an array, in pages, one a line, below a key. An object that has a container's key holds rows, any other is one.
/// One row at a time is in memory.
/// </summary>
internal sealed class ScrobbleReader(ByteFeed feed, RowSink sink, IScrobbleRows rows)
{
    // An object that is larger can only be one that holds rows.
    private const int MostRowBytes = 128 << 10;

    private JsonReaderState state = new(new JsonReaderOptions
    {
        AllowMultipleValues = true,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    });

    private bool isValueOfOtherKey;
    private int? skippedDepth;
    private bool isInArray;

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Consume();
            if (feed.IsLast)
            {
                return;
            }

            await feed.FillAsync(cancellationToken);
        }
    }

    private void Consume()
    {
        var reader = new Utf8JsonReader(feed.Span, feed.IsLast, state);
        try
        {
            while (true)
            {
                var before = reader;
                if (!reader.Read())
                {
                    break;
                }

                if (!TryTake(ref reader, isAtStart: before.BytesConsumed == 0))
                {
                    reader = before;
                    break;
                }
            }
        }
        catch (JsonException broken)
        {
            throw BrokenJson.Refusal(feed, state, broken);
        }

        state = reader.CurrentState;
        feed.Advance((int)reader.BytesConsumed);
    }

    /// <summary>False when more of the file is needed to know what to do with this token.</summary>
    private bool TryTake(ref Utf8JsonReader reader, bool isAtStart)
    {
        if (skippedDepth is { } depth)
        {
            if (reader.CurrentDepth == depth && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                skippedDepth = null;
            }

            return true;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                (isValueOfOtherKey, isInArray) = (!rows.IsContainer(reader.GetString()!), false);
                return true;
            case JsonTokenType.StartObject when !isValueOfOtherKey:
                return TryTakeObject(ref reader, isAtStart);
            case JsonTokenType.StartObject or JsonTokenType.StartArray when isValueOfOtherKey:
                (skippedDepth, isValueOfOtherKey) = (reader.CurrentDepth, false);
                return true;
            case JsonTokenType.StartArray:
                isInArray = true;
                return true;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                return true;
            default:
                if (isInArray && !isValueOfOtherKey)
                {
                    sink.AddMalformed(WitnessKind.Scrobble, SpooledRow.None, feed.Offset + reader.TokenStartIndex, "the row is no object");
                }

                isValueOfOtherKey = false;
                return true;
        }
    }

    private bool TryTakeObject(ref Utf8JsonReader reader, bool isAtStart)
    {
        var ahead = reader;
        if (!ahead.TrySkip())
        {
            return isAtStart && feed.Span.Length > MostRowBytes;
        }

        var row = reader;
        using var document = JsonDocument.ParseValue(ref row);
        if (!document.RootElement.EnumerateObject().Any(member => IsHolder(member)))
        {
            rows.Add(document.RootElement, sink, feed.Offset + reader.TokenStartIndex);
            reader = ahead;
            isInArray = true;
        }

        return true;
    }

    private bool IsHolder(JsonProperty member) =>
        member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object && rows.IsContainer(member.Name);
}
