using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>DELTA_BYTE_ARRAY: how many bytes each text shares with the one before it, then the rest of each.</summary>
internal sealed class DeltaByteArrayEncoder(Utf8Dictionary dictionary, int[] indexes, long plainSize) : ValueEncoder
{
    public override ValueEncoding Encoding => ValueEncoding.DeltaByteArray;

    public override int MaxPageValues(ParquetWriteOptions options)
    {
        return options.ValuesPerPage(indexes.Length, plainSize);
    }

    public override void Encode(int start, int count, ByteBuffer output)
    {
        ReadOnlySpan<int> page = indexes.AsSpan(start, count);
        int[] prefixes = new int[count];
        int[] suffixes = new int[count];
        for (int i = 0; i < prefixes.Length; i++)
        {
            ReadOnlySpan<byte> text = dictionary[page[i]];
            prefixes[i] = i == 0 ? 0 : text.CommonPrefixLength(dictionary[page[i - 1]]);
            suffixes[i] = text.Length - prefixes[i];
        }

        DeltaBinaryEncoder<int>.Append(prefixes, output);
        DeltaBinaryEncoder<int>.Append(suffixes, output);
        for (int i = 0; i < prefixes.Length; i++)
        {
            output.Append(dictionary[page[i]][prefixes[i]..]);
        }
    }
}
