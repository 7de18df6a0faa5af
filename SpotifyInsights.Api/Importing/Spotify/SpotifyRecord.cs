using System.Buffers.Text;
using System.Text.Json;
using SpotifyInsights.Api.Importing.Rows;

namespace SpotifyInsights.Api.Importing.Spotify;

/// <summary>The values of one record, copied together, because the record may lie over two pieces of its file.</summary>
internal sealed class SpotifyRecord
{
    private static readonly int Keys = Enum.GetValues<SpotifyKey>().Length;

    private readonly ValueForm[] forms = new ValueForm[Keys];
    private readonly int[] starts = new int[Keys];
    private readonly int[] lengths = new int[Keys];
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
        used = 0;
        (Offset, HasBrokenText) = (offset, false);
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
                Room(reader.ValueSpan.Length);
                reader.ValueSpan.CopyTo(bytes.AsSpan(used));
                Keep(key, reader.ValueSpan.Length);
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

    private void SetText(SpotifyKey key, ref Utf8JsonReader reader)
    {
        Room(reader.ValueSpan.Length);
        if (!reader.ValueIsEscaped)
        {
            reader.ValueSpan.CopyTo(bytes.AsSpan(used));
            Keep(key, reader.ValueSpan.Length);
            return;
        }

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
