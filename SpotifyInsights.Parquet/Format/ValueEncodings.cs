using SpotifyInsights.Parquet.Thrift;

namespace SpotifyInsights.Parquet.Format;

/// <summary>The encodings that a column of a row group uses, rising, each once. Equal lists are one object: a file names them for every column of every row group.</summary>
internal static class ValueEncodings
{
    private const int Known = (int)ValueEncoding.ByteStreamSplit + 1;

    private static readonly IReadOnlyList<ValueEncoding>?[] Lists = new IReadOnlyList<ValueEncoding>?[1 << Known];

    /// <summary>The list of these encodings.</summary>
    public static IReadOnlyList<ValueEncoding> Of(IEnumerable<ValueEncoding> encodings)
    {
        return Of(encodings.Aggregate(0, (set, encoding) => set | (1 << (int)encoding)));
    }

    /// <summary>The list that stands in a footer; encodings that nobody knows are left out.</summary>
    public static IReadOnlyList<ValueEncoding> Read(ref CompactReader reader, CompactType type)
    {
        int set = 0;
        for (int left = reader.BeginList(type, out CompactType elementType); left > 0; left--)
        {
            int encoding = reader.ReadInt32(elementType);
            set |= encoding is >= 0 and < Known ? 1 << encoding : 0;
        }

        return Of(set);
    }

    private static IReadOnlyList<ValueEncoding> Of(int set)
    {
        return Lists[set] ??= [.. Enum.GetValues<ValueEncoding>().Where(encoding => (set & (1 << (int)encoding)) != 0).Order()];
    }
}
