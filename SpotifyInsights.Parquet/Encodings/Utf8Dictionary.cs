using System.Runtime.InteropServices;
using System.Text;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>The distinct texts of a column as UTF-8, in the order of first appearance.</summary>
internal sealed class Utf8Dictionary
{
    private readonly byte[] bytes;
    private readonly int[] ends;

    private Utf8Dictionary(byte[] bytes, int[] ends)
    {
        this.bytes = bytes;
        this.ends = ends;
    }

    public int Count => ends.Length;

    public ReadOnlySpan<byte> this[int index] => bytes.AsSpan((index == 0 ? 0 : ends[index - 1])..ends[index]);

    /// <summary>
    /// The texts that rows use, each once, and one index per row that is not null. It depends on the rows' texts alone, not on how
    /// the column's own dictionary is ordered.
    /// </summary>
    public static Utf8Dictionary From(StringColumn column, out int[] indexes)
    {
        int[] numbers = new int[column.Dictionary.Length];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var texts = new List<string>();
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
                string text = column.Dictionary[index];
                ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, text, out bool exists);
                if (!exists)
                {
                    texts.Add(text);
                    place = texts.Count;
                }

                number = place;
            }

            dense[count++] = number - 1;
        }

        indexes = count == dense.Length ? dense : dense[..count];
        return From(texts);
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

    private static Utf8Dictionary From(List<string> texts)
    {
        var utf8 = new ByteBuffer();
        int[] textEnds = new int[texts.Count];
        for (int i = 0; i < textEnds.Length; i++)
        {
            string text = texts[i];
            int start = utf8.Length;
            int written = Encoding.UTF8.GetBytes(text, utf8.Reserve(Encoding.UTF8.GetMaxByteCount(text.Length)));
            utf8.Shrink(start + written);
            textEnds[i] = utf8.Length;
        }

        return new Utf8Dictionary(utf8.Written.ToArray(), textEnds);
    }
}
