using System.Buffers;
using System.IO.Compression;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Compression;

/// <summary>Unpacks the pages of one column, one after the other, into one buffer, which goes back to the pool at the end.</summary>
internal sealed class Decompressor(Codec codec) : IDisposable
{
    private byte[] buffer = [];

    /// <summary>The unpacked bytes, valid until the next call.</summary>
    /// <param name="compressed">The packed bytes.</param>
    /// <param name="size">The size that the page header claims; anything else is an error.</param>
    public ReadOnlySpan<byte> Decompress(ReadOnlySpan<byte> compressed, int size)
    {
        if (codec == Codec.Uncompressed)
        {
            return compressed.Length == size ? compressed : throw WrongSize();
        }

        if (size == 0)
        {
            return [];
        }

        return codec switch
        {
            Codec.Snappy => Unsnap(compressed, size),
            Codec.Gzip => Inflate(compressed, size, static s => new GZipStream(s, CompressionMode.Decompress)),
            Codec.Brotli => Inflate(compressed, size, static s => new BrotliStream(s, CompressionMode.Decompress)),
            _ => throw new ParquetException($"compression with {Name(codec)} is not supported."),
        };
    }

    public static bool IsSupported(Codec codec)
    {
        return codec is Codec.Uncompressed or Codec.Snappy or Codec.Gzip or Codec.Brotli;
    }

    public static string Name(Codec codec)
    {
        return codec switch
        {
            Codec.Lzo => "LZO",
            Codec.Lz4 => "LZ4",
            Codec.Zstd => "ZSTD",
            Codec.Lz4Raw => "LZ4_RAW",
            _ => codec.ToString(),
        };
    }

    private static ParquetException WrongSize()
    {
        return new ParquetException("a page does not have the size that its header says.");
    }

    private ReadOnlySpan<byte> Unsnap(ReadOnlySpan<byte> compressed, int size)
    {
        SnappyBlock.CheckSize(compressed, size);
        Span<byte> unpacked = Room(size);
        SnappyBlock.Decompress(compressed, unpacked);
        return unpacked;
    }

    public void Dispose()
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
        }
    }

    private Span<byte> Room(int size)
    {
        if (buffer.Length < size)
        {
            Dispose();
            buffer = ArrayPool<byte>.Shared.Rent(size);
        }

        return buffer.AsSpan(0, size);
    }

    private ReadOnlySpan<byte> Inflate(ReadOnlySpan<byte> compressed, int size, Func<Stream, Stream> open)
    {
        Span<byte> target = Room(size);
        try
        {
            using var packed = new MemoryStream(compressed.ToArray());
            using Stream unpacked = open(packed);
            unpacked.ReadExactly(target);
            if (unpacked.ReadByte() >= 0)
            {
                throw WrongSize();
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or InvalidOperationException)
        {
            throw new ParquetException($"a page is not valid {Name(codec)}.", e);
        }

        return target;
    }
}
