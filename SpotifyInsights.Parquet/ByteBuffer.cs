using System.Buffers;
using System.Buffers.Binary;

namespace SpotifyInsights.Parquet;

/// <summary>Bytes that grow at the end. Cleared and used again, it stops allocating; grown memory is of the shared pool and goes back to it when it is released.</summary>
internal sealed class ByteBuffer(int capacity = 1024)
{
    private byte[] bytes = new byte[capacity];
    private bool isRented;

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

    /// <summary>Sees to it that so many bytes can follow, and no more is allocated for them.</summary>
    public void MakeRoom(int count)
    {
        if (count > bytes.Length - Length)
        {
            Replace(GC.AllocateUninitializedArray<byte>(checked(Length + count)), isRented: false);
        }
    }

    /// <summary>What was written, for whoever keeps it. The last call.</summary>
    public ReadOnlyMemory<byte> Taken()
    {
        if (!isRented && Length > bytes.Length / 2)
        {
            return bytes.AsMemory(0, Length);
        }

        byte[] taken = Written.ToArray();
        Release();
        return taken;
    }

    /// <summary>Gives the memory back. Nothing may be asked of the buffer any more.</summary>
    public void Release()
    {
        Length = 0;
        Replace([], isRented: false);
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
        Replace(ArrayPool<byte>.Shared.Rent(size), isRented: true);
    }

    private void Replace(byte[] other, bool isRented)
    {
        Written.CopyTo(other);
        if (this.isRented)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        (bytes, this.isRented) = (other, isRented);
    }
}
