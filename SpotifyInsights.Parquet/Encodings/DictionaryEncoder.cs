using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>Indexes into a dictionary page.</summary>
internal sealed class DictionaryEncoder(int dictionaryCount, Action<ByteBuffer> appendDictionary, int[] indexes) : ValueEncoder
{
    private readonly int width = HybridEncoder.WidthFor(Math.Max(0, dictionaryCount - 1));

    public override ValueEncoding Encoding => ValueEncoding.RleDictionary;

    public override int DictionaryCount => dictionaryCount;

    public static DictionaryEncoder Of(Utf8Dictionary texts, int[] indexes)
    {
        return new DictionaryEncoder(texts.Count, output => Append(texts, output), indexes);
    }

    public override void EncodeDictionary(ByteBuffer output)
    {
        appendDictionary(output);
    }

    public override void Encode(int start, int count, ByteBuffer output)
    {
        DictionaryIndexes.Encode(indexes.AsSpan(start, count), width, output);
    }

    private static void Append(Utf8Dictionary texts, ByteBuffer output)
    {
        for (int i = 0; i < texts.Count; i++)
        {
            texts.Append(i, output);
        }
    }
}
