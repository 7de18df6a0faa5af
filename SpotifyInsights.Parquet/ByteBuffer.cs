using System.Buffers.Binary;

namespace SpotifyInsights.Parquet;

/// <summary>Bytes that grow at the end. Cleared and used again, it stops allocating.</summary>
internal sealed class ByteBuffer(int capacity = 1024)
{
    private byte[] bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear()
    {
        Length = 0;
    }

    public void Append(byte value)
    {
        Reserve(1)[0] = value;
    }

    public void Append(ReadOnlySpan<byte> values)
    {
        values.CopyTo(Reserve(values.Length));
    }

    public void AppendInt32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Reserve(sizeof(int)), value);
    }

    public void AppendVarint(ulong value)
    {
        while (value >= 0x80)
        {
            Append((byte)(value | 0x80));
            value >>= 7;
        }

        Append((byte)value);
    }

    public void WriteByteAt(int position, byte value)
    {
        bytes[position] = value;
    }

    public void WriteInt32At(int position, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(position, sizeof(int)), value);
    }

    /// <summary>Makes the buffer longer; the caller fills the new part, whose content is undefined.</summary>
    public Span<byte> Reserve(int count)
    {
        if (count > bytes.Length - Length)
        {
            Grow(count);
        }

        Span<byte> added = bytes.AsSpan(Length, count);
        Length += count;
        return added;
    }

    /// <summary>Sees to it that so many bytes can follow without growing.</summary>
    public void MakeRoom(int count)
    {
        if (count > bytes.Length - Length)
        {
            Grow(count);
        }
    }

    /// <summary>What was written, for whoever keeps it; the buffer is not to be used any more. Copied only where most of the memory would stay unused.</summary>
    public ReadOnlyMemory<byte> Taken()
    {
        return Length > bytes.Length / 2 ? bytes.AsMemory(0, Length) : Written.ToArray();
    }

    /// <summary>Takes back the last bytes of what was reserved and not needed.</summary>
    public void Shrink(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        Length = length;
    }

    private void Grow(int count)
    {
        long needed = (long)Length + count;
        if (needed > Array.MaxLength)
        {
            throw new ParquetException("the column takes more than 2 GiB in one row group; write smaller row groups.");
        }

        int size = (int)Math.Min(Math.Max(needed, bytes.Length * 2L), Array.MaxLength);
        byte[] larger = GC.AllocateUninitializedArray<byte>(size);
        Written.CopyTo(larger);
        bytes = larger;
    }
}
