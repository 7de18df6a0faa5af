using System.Buffers.Binary;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>Reads the end of a file: `PAR1` at last, before it the footer's length, before that the footer.</summary>
internal static class FooterReader
{
    /// <summary>The length of the footer and the magic at the file's end.</summary>
    public const int TrailerLength = 8;

    /// <summary>The smallest file: two magics, a length and an empty struct.</summary>
    public const int LeastFileLength = 13;

    /// <summary>The footer's length in bytes, without the trailer.</summary>
    public static int ReadLength(ReadOnlySpan<byte> trailer, long fileLength, ParquetReadOptions options)
    {
        if (trailer[4..].SequenceEqual("PARE"u8))
        {
            throw new ParquetException("encrypted files are not supported.");
        }

        if (!trailer[4..].SequenceEqual("PAR1"u8))
        {
            throw new ParquetException("this is not a Parquet file, or its end is missing.");
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        if (length > fileLength - TrailerLength - 4)
        {
            throw new ParquetException($"a footer of {length} bytes in a file of {fileLength}.");
        }

        return length <= options.MaxFooterBytes ? (int)length : throw new ParquetException($"a footer of {length} bytes is beyond the limit.");
    }

    public static FileMetadata Read(ReadOnlySpan<byte> footer)
    {
        FileMetadata metadata = FileMetadata.Read(footer);
        long rows = 0;
        foreach (RowGroupMetadata group in metadata.RowGroups)
        {
            if (group.RowCount < 0 || group.RowCount > Array.MaxLength)
            {
                throw new ParquetException($"a row group of {group.RowCount} rows.");
            }

            rows += group.RowCount;
        }

        // Some writers leave the number at 0.
        return rows == metadata.RowCount || metadata.RowCount == 0
            ? metadata with { RowCount = rows }
            : throw new ParquetException($"the row groups hold {rows} rows, and the footer says {metadata.RowCount}.");
    }
}
