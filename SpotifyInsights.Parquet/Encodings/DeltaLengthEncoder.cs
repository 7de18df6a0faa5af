using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>DELTA_LENGTH_BYTE_ARRAY: the lengths of a page's texts, then their bytes.</summary>
internal sealed class DeltaLengthEncoder(Utf8Dictionary dictionary, int[] indexes, long plainSize) : ValueEncoder
{
    public override ValueEncoding Encoding => ValueEncoding.DeltaLengthByteArray;

    public override long LeastSize => plainSize - ((long)indexes.Length * sizeof(int));

    public override int MaxPageValues(ParquetWriteOptions options)
    {
        return options.ValuesPerPage(indexes.Length, plainSize);
    }

    public override void Encode(int start, int count, ByteBuffer output)
    {
        ReadOnlySpan<int> page = indexes.AsSpan(start, count);
        int[] lengths = new int[count];
        for (int i = 0; i < lengths.Length; i++)
        {
            lengths[i] = dictionary[page[i]].Length;
        }

        DeltaBinaryEncoder<int>.Append(lengths, output);
        foreach (int index in page)
        {
            output.Append(dictionary[index]);
        }
    }
}
