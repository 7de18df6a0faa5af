using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>Values of a fixed number of bytes: numbers, INT96, and byte arrays of a fixed length that mean a number.</summary>
/// <param name="physical">How they lie in the file.</param>
/// <param name="size">Bytes per value.</param>
/// <param name="convert">From the file's form to ours; null where both are the same.</param>
/// <param name="maxBytes">The most that values may take in memory.</param>
internal sealed class FixedSizeDecoder<T>(PhysicalType physical, int size, PlainConversion<T>? convert, long maxBytes) : ValueDecoder<T>
    where T : unmanaged
{
    private T[]? dictionary;
    private byte[] joined = [];

    public override void ReadDictionary(ReadOnlySpan<byte> values, int count)
    {
        if ((long)count * size > values.Length)
        {
            throw new ParquetException("the dictionary holds fewer values than its header says.");
        }

        if ((long)count * Unsafe.SizeOf<T>() > maxBytes)
        {
            throw new ParquetException($"a dictionary of {count} values is beyond the limit of {maxBytes} bytes.");
        }

        dictionary = new T[count];
        Convert(values, dictionary);
    }

    public override void Decode(scoped in PageContent page, Span<T> target)
    {
        switch (page.Encoding)
        {
            case ValueEncoding.Plain:
                Convert(page.Values, target);
                break;
            case ValueEncoding.PlainDictionary or ValueEncoding.RleDictionary:
                LookUp(page.Values, target);
                break;
            case ValueEncoding.DeltaBinaryPacked when physical is PhysicalType.Int32 or PhysicalType.Int64:
                new DeltaBinaryDecoder(page.Values).Decode(target);
                break;
            case ValueEncoding.ByteStreamSplit when physical != PhysicalType.Int96:
                Span<byte> plain = Room(target.Length);
                ByteStreamSplit.Join(page.Values, size, plain);
                Convert(plain, target);
                break;
            case ValueEncoding.DeltaByteArray when physical == PhysicalType.FixedLengthByteArray:
                Convert(Restore(page.Values, target.Length), target);
                break;
            default:
                throw Unsupported(page.Encoding);
        }
    }

    private void Convert(ReadOnlySpan<byte> plain, Span<T> target)
    {
        long bytes = (long)target.Length * size;
        if (plain.Length < bytes)
        {
            throw new ParquetException("a page holds fewer values than its header says.");
        }

        plain = plain[..(int)bytes];
        if (convert is null)
        {
            plain.CopyTo(MemoryMarshal.AsBytes(target));
        }
        else
        {
            convert(plain, target);
        }
    }

    private void LookUp(ReadOnlySpan<byte> page, Span<T> target)
    {
        T[] source = dictionary ?? throw NoDictionary();
        int[] indexes = ArrayPool<int>.Shared.Rent(target.Length);
        Span<int> places = indexes.AsSpan(0, target.Length);
        DictionaryIndexes.Decode(page, source.Length, places);
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = source[places[i]];
        }

        ArrayPool<int>.Shared.Return(indexes);
    }

    private ReadOnlySpan<byte> Restore(ReadOnlySpan<byte> values, int count)
    {
        Span<byte> plain = Room(count);
        var reader = new DeltaByteArrayReader(values, count, plain.Length);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> value = reader.Next();
            if (value.Length != size)
            {
                throw new ParquetException($"a value of {value.Length} bytes where all have {size}.");
            }

            value.CopyTo(plain[(i * size)..]);
        }

        return plain;
    }

    private Span<byte> Room(int count)
    {
        long bytes = (long)count * size;
        if (bytes > Math.Min(maxBytes, Array.MaxLength))
        {
            throw new ParquetException($"{count} values of {size} bytes are beyond the limit of {maxBytes} bytes.");
        }

        if (joined.Length < bytes)
        {
            joined = GC.AllocateUninitializedArray<byte>((int)bytes);
        }

        return joined.AsSpan(0, (int)bytes);
    }
}
