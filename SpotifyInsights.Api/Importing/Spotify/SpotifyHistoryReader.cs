using System.Text.Json;
using SpotifyInsights.Api.Importing.Files;
using SpotifyInsights.Api.Importing.Rows;

namespace SpotifyInsights.Api.Importing.Spotify;

/// <summary>Reads an array of flat records, on one line or indented, as Spotify writes its histories. Keys may be missing, new or of another type.</summary>
internal sealed class SpotifyHistoryReader(ByteFeed feed, RowSink sink, ISpotifyRows rows)
{
    private const int RecordDepth = 1;

    private readonly SpotifyKeys keys = new();
    private readonly SpotifyKeys reportKeys = new();
    private readonly PlainRecords plain = new();
    private readonly SpotifyRecord record = new();
    private SpotifyRecord report = new();
    private JsonReaderState state = new(new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
    private SpotifyKey key;
    private SpotifyKey reportKey;
    private long plainLines;

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
        while (ReadRecord())
        {
            ReadPlain();
        }
    }

    /// <summary>Plain records that follow one which the reader has read to its end, so that its state is the same after them.</summary>
    private void ReadPlain()
    {
        while (plain.TryRead(feed.Span, feed.Offset, record) is { } length)
        {
            rows.Add(record, sink);
            plainLines += feed.Span[..length].Count((byte)'\n');
            feed.Advance(length);
        }
    }

    /// <summary>Reads to the end of a record, or of what there is.</summary>
    /// <returns>Whether a record has ended.</returns>
    private bool ReadRecord()
    {
        var reader = new Utf8JsonReader(feed.Span, feed.IsLast, state);
        var hasEnded = false;
        try
        {
            while (!hasEnded && reader.Read())
            {
                Take(ref reader);
                hasEnded = reader.CurrentDepth == RecordDepth && reader.TokenType == JsonTokenType.EndObject;
            }
        }
        catch (JsonException broken)
        {
            throw BrokenJson.Refusal(feed, state, broken, plainLines);
        }

        state = reader.CurrentState;
        feed.Advance((int)reader.BytesConsumed);
        return hasEnded;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        switch (reader.CurrentDepth)
        {
            case RecordDepth + 1:
                TakeMember(record, keys, ref key, ref reader);
                break;
            case RecordDepth + 2 when key == SpotifyKey.OwnReports && reader.TokenType == JsonTokenType.StartObject:
                reportKeys.Restart();
                report = record.BeginReport(feed.Offset + reader.TokenStartIndex);
                break;
            case RecordDepth + 2:
                TakeItem(record, key, ref reader);
                break;
            case RecordDepth + 3 when key == SpotifyKey.OwnReports:
                TakeMember(report, reportKeys, ref reportKey, ref reader);
                break;
            case RecordDepth + 4 when key == SpotifyKey.OwnReports:
                TakeItem(report, reportKey, ref reader);
                break;
            case RecordDepth when reader.TokenType == JsonTokenType.StartObject:
                keys.Restart();
                record.Begin(feed.Offset + reader.TokenStartIndex);
                break;
            case RecordDepth when reader.TokenType == JsonTokenType.EndObject:
                rows.Add(record, sink);
                break;
            case RecordDepth when reader.TokenType != JsonTokenType.EndArray:
                sink.AddMalformed(rows.Kind, SpooledRow.None, feed.Offset + reader.TokenStartIndex, "the row is no object");
                break;
            default:
                // The array itself, or what lies deeper in a value that should be flat.
                break;
        }
    }

    private static void TakeMember(SpotifyRecord record, SpotifyKeys keys, ref SpotifyKey key, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            key = keys.Find(reader.ValueSpan);
        }
        else if (key != SpotifyKey.Other && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            record.Set(key, ref reader);
        }
    }

    private static void TakeItem(SpotifyRecord record, SpotifyKey key, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && key is SpotifyKey.OwnArtistIds or SpotifyKey.OwnArtistNames)
        {
            record.AddItem(key, ref reader);
        }
    }
}
