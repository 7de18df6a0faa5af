using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>The distinct texts of a column as UTF-8.</summary>
internal sealed class Utf8Dictionary
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly int[] ends;

    private Utf8Dictionary(ReadOnlyMemory<byte> bytes, int[] ends)
    {
        this.bytes = bytes;
        this.ends = ends;
    }

    public int Count => ends.Length;

    public ReadOnlySpan<byte> this[int index] => bytes.Span[(index == 0 ? 0 : ends[index - 1])..ends[index]];

    /// <summary>Texts of a file, one after the other; an error where one is not UTF-8.</summary>
    public static Utf8Dictionary Checked(ReadOnlyMemory<byte> bytes, int[] ends)
    {
        // All together are good, and none begins in the middle of a character.
        ReadOnlySpan<byte> all = bytes.Span;
        bool isGood = Utf8.IsValid(all);
        foreach (int end in ends)
        {
            isGood &= end == all.Length || (all[end] & 0xC0) != 0x80;
        }

        return isGood ? new Utf8Dictionary(bytes, ends) : throw new ParquetException("a text is not UTF-8.");
    }

    /// <summary>
    /// The texts that rows use, each once, in the order of first appearance, and one index per row that is not null. It depends on the
    /// rows' texts alone, not on how the column's own dictionary is ordered.
    /// </summary>
    public static Utf8Dictionary From(StringColumn column, out int[] indexes)
    {
        // Most columns are made from values, and their texts are known to be distinct: no need to find that out once more.
        if (column.TextsInOrder is { } known && TryEncode(known) is { } encoded)
        {
            indexes = column.Present is null ? column.Indexes : Array.FindAll(column.Indexes, index => index >= 0);
            return encoded;
        }

        int[] numbers = new int[column.TextCount];
        var texts = new ByteArrayInterner();
        int[] dense = GC.AllocateUninitializedArray<int>(column.Count);
        int count = 0;
        foreach (int index in column.Indexes)
        {
            if (index < 0)
            {
                continue;
            }

            ref int number = ref numbers[index];
            if (number == 0)
            {
                number = texts.Intern(column.Utf8(index)) + 1;
            }

            dense[count++] = number - 1;
        }

        indexes = count == dense.Length ? dense : dense[..count];
        return texts.ToTexts();
    }

    // Null where a text is no UTF-16: what takes its place in UTF-8 may be the same for two of them.
    private static Utf8Dictionary? TryEncode(string[] texts)
    {
        int size = 0;
        foreach (string text in texts)
        {
            size = checked(size + Encoding.UTF8.GetByteCount(text));
        }

        byte[] all = GC.AllocateUninitializedArray<byte>(size);
        int[] places = new int[texts.Length];
        int end = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            if (Utf8.FromUtf16(texts[i], all.AsSpan(end), out _, out int written, replaceInvalidSequences: false) != OperationStatus.Done)
            {
                return null;
            }

            places[i] = end += written;
        }

        return new Utf8Dictionary(all, places);
    }

    public string[] ToStrings()
    {
        string[] texts = new string[ends.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Encoding.UTF8.GetString(this[i]);
        }

        return texts;
    }

    /// <summary>What the texts would take without a dictionary, in bytes.</summary>
    public long PlainSize(ReadOnlySpan<int> indexes)
    {
        long size = 0;
        foreach (int index in indexes)
        {
            size += sizeof(int) + ends[index] - (index == 0 ? 0 : ends[index - 1]);
        }

        return size;
    }

    /// <summary>Appends a text with its length before it.</summary>
    public void Append(int index, ByteBuffer output)
    {
        ReadOnlySpan<byte> text = this[index];
        output.AppendInt32(text.Length);
        output.Append(text);
    }
}
