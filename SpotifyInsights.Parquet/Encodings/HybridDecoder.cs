namespace SpotifyInsights.Parquet.Encodings;

/// <summary>
/// The format's RLE/bit-packing hybrid: runs of one repeated number, and runs of groups of eight packed numbers. Levels, dictionary
/// indexes and booleans lie in it.
/// </summary>
internal ref struct HybridDecoder
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly int width;
    private int position;

    /// <summary>Begins at the first run of a page.</summary>
    /// <param name="bytes">The runs, without a length before them.</param>
    /// <param name="width">Bits per number, 0 to 32.</param>
    public HybridDecoder(ReadOnlySpan<byte> bytes, int width)
    {
        if (width is < 0 or > 32)
        {
            throw new ParquetException($"a bit width of {width}; the format allows 0 to 32.");
        }

        this.bytes = bytes;
        this.width = width;
    }

    /// <summary>Fills <paramref name="output"/> from the beginning of a run; call once per page.</summary>
    public void Decode(Span<int> output)
    {
        if (width == 0)
        {
            output.Clear();
            return;
        }

        while (!output.IsEmpty)
        {
            uint header = ReadVarint();
            int count = TakeCount(header, output.Length);
            if ((header & 1) == 0)
            {
                output[..count].Fill(ReadRepeated());
            }
            else
            {
                BitUnpacker.Unpack(TakePacked(header, count), width, output[..count]);
            }

            output = output[count..];
        }
    }

    /// <summary>As <see cref="Decode(Span{int})"/> for numbers of one bit.</summary>
    public void Decode(Span<bool> output)
    {
        while (!output.IsEmpty)
        {
            uint header = ReadVarint();
            int count = TakeCount(header, output.Length);
            if ((header & 1) == 0)
            {
                output[..count].Fill(ReadRepeated() != 0);
            }
            else
            {
                BitUnpacker.Unpack(TakePacked(header, count), output[..count]);
            }

            output = output[count..];
        }
    }

    /// <summary>Whether the first run is this number, repeated at least so often: the usual case of a page without nulls.</summary>
    public readonly bool BeginsWith(int value, int count)
    {
        HybridDecoder copy = this;
        uint header = copy.ReadVarint();
        return (header & 1) == 0 && header >> 1 >= (uint)count && copy.ReadRepeated() == value;
    }

    private static int TakeCount(uint header, int wanted)
    {
        uint run = header >> 1;
        ulong count = (header & 1) == 0 ? run : run * 8UL;
        return (int)Math.Min(count, (ulong)wanted);
    }

    private static ParquetException CutOff()
    {
        return new ParquetException("run-length encoded data is cut off.");
    }

    private ReadOnlySpan<byte> TakePacked(uint header, int count)
    {
        // The last group may be cut short after its last wanted number.
        long whole = (header >> 1) * (long)width;
        int left = bytes.Length - position;
        int taken = (int)Math.Min(whole, left);
        if (((long)count * width) + 7 >> 3 > taken)
        {
            throw CutOff();
        }

        ReadOnlySpan<byte> packed = bytes.Slice(position, taken);
        position += taken;
        return packed;
    }

    private int ReadRepeated()
    {
        int value = 0;
        for (int shift = 0; shift < width; shift += 8)
        {
            value |= ReadByte() << shift;
        }

        // Whole bytes can say more than the width allows, and who knows the width trusts it.
        return (uint)value >> (width - 1) <= 1 ? value : throw new ParquetException($"a repeated number does not fit into {width} bits.");
    }

    private uint ReadVarint()
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte part = ReadByte();
            value |= (uint)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new ParquetException("the length of a run is longer than 32 bits.");
    }

    private byte ReadByte()
    {
        return position < bytes.Length ? bytes[position++] : throw CutOff();
    }
}
