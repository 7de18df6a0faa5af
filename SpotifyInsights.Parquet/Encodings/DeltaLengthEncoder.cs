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
        int size = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            lengths[i] = dictionary[page[i]].Length;
            size = checked(size + lengths[i]);
        }

        DeltaBinaryEncoder<int>.Append(lengths, output);
        Span<byte> room = output.Reserve(size);
        foreach (int index in page)
        {
            ReadOnlySpan<byte> text = dictionary[index];
            text.CopyTo(room);
            room = room[text.Length..];
        }
    }
}
