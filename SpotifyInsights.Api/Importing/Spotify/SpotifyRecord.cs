using System.Buffers.Text;
using System.Text.Json;
using SpotifyInsights.Api.Importing.Rows;

namespace SpotifyInsights.Api.Importing.Spotify;

/// <summary>The values of one record, copied together, because the record may lie over two pieces of its file.</summary>
internal sealed class SpotifyRecord
{
    /// <summary>No play has more reports; with as many a record is refused.</summary>
    public const int MostReports = 100;

    private static readonly int Keys = Enum.GetValues<SpotifyKey>().Length;

    private readonly ValueForm[] forms = new ValueForm[Keys];
    private readonly int[] starts = new int[Keys];
    private readonly int[] lengths = new int[Keys];
    private readonly List<(SpotifyKey Key, int Start, int Length)> items = [];
    private readonly List<SpotifyRecord> reports = [];
    private byte[] bytes = new byte[4096];
    private int used;

    /// <summary>Where the record begins in its file.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether a text holds half a character, which no JSON may.</summary>
    public bool HasBrokenText { get; private set; }

    /// <summary>Forgets everything.</summary>
    public void Begin(long offset)
    {
        Array.Clear(forms);
        items.Clear();
        Reports = 0;
        used = 0;
        (Offset, HasBrokenText) = (offset, false);
    }

    /// <summary>How many records lie in this one.</summary>
    public int Reports { get; private set; }

    /// <summary>A record that lies in this one.</summary>
    /// <param name="number">From 0.</param>
    public SpotifyRecord Report(int number) => reports[number];

    /// <summary>A record in this one begins; of those after <see cref="MostReports"/> the last one stands.</summary>
    public SpotifyRecord BeginReport(long offset)
    {
        if (reports.Count == Reports)
        {
            reports.Add(new SpotifyRecord());
        }

        var report = reports[Reports];
        report.Begin(offset);
        Reports = Math.Min(Reports + 1, MostReports);
        return report;
    }

    /// <summary>What is there under a key.</summary>
    public ValueForm Form(SpotifyKey key) => forms[(int)key];

    /// <summary>Whether there is a text under a key.</summary>
    public bool Has(SpotifyKey key) => forms[(int)key] == ValueForm.Text;

    /// <summary>The text or number under a key in UTF-8; empty where there is none.</summary>
    public ReadOnlySpan<byte> Value(SpotifyKey key) =>
        forms[(int)key] is ValueForm.Text or ValueForm.Number ? bytes.AsSpan(starts[(int)key], lengths[(int)key]) : [];

    /// <summary>Adds the text under a key to a tuple, if there is one.</summary>
    public void CopyTo(RowTuple tuple, TupleField field, SpotifyKey key)
    {
        if (Has(key))
        {
            tuple.Add(field, Value(key));
        }
    }

    /// <summary>Adds the texts of the list under a key to a tuple.</summary>
    public void CopyItemsTo(RowTuple tuple, TupleField field, SpotifyKey key)
    {
        foreach (var (of, start, length) in items)
        {
            if (of == key)
            {
                tuple.Add(field, bytes.AsSpan(start, length));
            }
        }
    }

    /// <summary>The whole number under a key; null where there is none.</summary>
    public long? Whole(SpotifyKey key)
    {
        if (forms[(int)key] != ValueForm.Number)
        {
            return null;
        }

        var text = Value(key);
        if (Utf8Parser.TryParse(text, out long whole, out var read) && read == text.Length)
        {
            return whole;
        }

        // Some tools write 1234.0 or 1.2e5.
        return Utf8Parser.TryParse(text, out double real, out read) && read == text.Length && Math.Abs(real) < 1L << 53 && Math.Floor(real) == real
            ? (long)real
            : null;
    }

    /// <summary>Yes or no under a key, also as 1 and 0; null where there is neither.</summary>
    public bool? Flag(SpotifyKey key) => forms[(int)key] switch
    {
        ValueForm.True => true,
        ValueForm.False => false,
        ValueForm.Number => Value(key) is [(byte)'0'] ? false : Value(key) is [(byte)'1'] ? true : null,
        _ => null,
    };

    /// <summary>Takes the value in on which the reader stands.</summary>
    public void Set(SpotifyKey key, ref Utf8JsonReader reader)
    {
        ref var form = ref forms[(int)key];
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                form = ValueForm.Text;
                SetText(key, ref reader);
                break;
            case JsonTokenType.Number:
                form = ValueForm.Number;
                Copy(key, reader.ValueSpan);
                break;
            case JsonTokenType.True:
                form = ValueForm.True;
                break;
            case JsonTokenType.False:
                form = ValueForm.False;
                break;
            case JsonTokenType.Null:
                form = ValueForm.Null;
                break;
            default:
                form = ValueForm.Nested;
                break;
        }
    }

    /// <summary>Takes a value in that is written without escapes.</summary>
    public void SetPlain(SpotifyKey key, ValueForm form, ReadOnlySpan<byte> value)
    {
        if (key == SpotifyKey.Other)
        {
            return;
        }

        forms[(int)key] = form;
        if (!value.IsEmpty || form == ValueForm.Text)
        {
            Copy(key, value);
        }
    }

    /// <summary>Takes in the text on which the reader stands, one of a list's.</summary>
    public void AddItem(SpotifyKey key, ref Utf8JsonReader reader)
    {
        SetText(key, ref reader);
        items.Add((key, starts[(int)key], lengths[(int)key]));
    }

    private void SetText(SpotifyKey key, ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            Copy(key, reader.ValueSpan);
            return;
        }

        Room(reader.ValueSpan.Length);
        try
        {
            Keep(key, reader.CopyString(bytes.AsSpan(used)));
        }
        catch (InvalidOperationException)
        {
            HasBrokenText = true;
            Keep(key, 0);
        }
    }

    private void Copy(SpotifyKey key, ReadOnlySpan<byte> value)
    {
        Room(value.Length);
        value.CopyTo(bytes.AsSpan(used));
        Keep(key, value.Length);
    }

    private void Keep(SpotifyKey key, int length)
    {
        (starts[(int)key], lengths[(int)key]) = (used, length);
        used += length;
    }

    private void Room(int length)
    {
        if (used + length > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(used + length, bytes.Length * 2));
        }
    }
}
