using System.Text;

namespace SpotifyInsights.Parquet.Thrift;

/// <summary>Reads the Thrift compact protocol from untrusted bytes: every length is held against what is left before anything is made of it.</summary>
internal ref struct CompactReader(ReadOnlySpan<byte> bytes)
{
    private const int MaxDepth = 32;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private short lastField;
    private int depth;

    /// <summary>How many bytes have been read.</summary>
    public int Position { get; private set; }

    /// <summary>Begins a struct; give the result to <see cref="EndStruct"/> after its last field.</summary>
    public short BeginStruct()
    {
        if (++depth > MaxDepth)
        {
            throw new ParquetException("the metadata is nested too deeply.");
        }

        short outer = lastField;
        lastField = 0;
        return outer;
    }

    public void EndStruct(short outer)
    {
        depth--;
        lastField = outer;
    }

    /// <summary>The next field of the struct; false at its end.</summary>
    public bool NextField(out short id, out CompactType type)
    {
        byte header = ReadByte();
        type = (CompactType)(header & 0x0F);
        id = 0;
        if (type == CompactType.Stop)
        {
            return false;
        }

        int delta = header >> 4;
        id = delta == 0 ? (short)ReadZigZag() : (short)(lastField + delta);
        lastField = id;
        return true;
    }

    public static bool ReadBool(CompactType type)
    {
        return type switch
        {
            CompactType.True => true,
            CompactType.False => false,
            _ => throw Unexpected(type),
        };
    }

    public int ReadInt32(CompactType type)
    {
        long value = ReadInt64(type);
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw new ParquetException("a number in the metadata does not fit into 32 bits.");
    }

    public long ReadInt64(CompactType type)
    {
        return type switch
        {
            CompactType.Byte => (sbyte)ReadByte(),
            CompactType.Int16 or CompactType.Int32 or CompactType.Int64 => ReadZigZag(),
            _ => throw Unexpected(type),
        };
    }

    public ReadOnlySpan<byte> ReadBinary(CompactType type)
    {
        if (type != CompactType.Binary)
        {
            throw Unexpected(type);
        }

        ulong length = ReadVarint();
        if (length > (ulong)(bytes.Length - Position))
        {
            throw CutOff();
        }

        ReadOnlySpan<byte> value = bytes.Slice(Position, (int)length);
        Position += (int)length;
        return value;
    }

    public string ReadText(CompactType type)
    {
        ReadOnlySpan<byte> text = ReadBinary(type);
        try
        {
            return StrictUtf8.GetString(text);
        }
        catch (DecoderFallbackException e)
        {
            throw new ParquetException("a text in the metadata is not UTF-8.", e);
        }
    }

    /// <summary>The number of elements; each of them takes at least one byte, so there are never more than bytes left.</summary>
    public int BeginList(CompactType type, out CompactType elementType)
    {
        if (type is not (CompactType.List or CompactType.Set))
        {
            throw Unexpected(type);
        }

        byte header = ReadByte();
        elementType = (CompactType)(header & 0x0F);
        ulong count = (uint)(header >> 4);
        if (count == 15)
        {
            count = ReadVarint();
        }

        if (count > (ulong)(bytes.Length - Position))
        {
            throw CutOff();
        }

        return (int)count;
    }

    /// <summary>The number of structs in a list of structs.</summary>
    public int BeginStructList(CompactType type)
    {
        int count = BeginList(type, out CompactType elementType);
        return count == 0 || elementType == CompactType.Struct ? count : throw Unexpected(elementType);
    }

    /// <summary>Passes over a field that is not of interest.</summary>
    public void Skip(CompactType type)
    {
        switch (type)
        {
            case CompactType.True or CompactType.False:
                break;
            case CompactType.Byte:
                Advance(1);
                break;
            case CompactType.Int16 or CompactType.Int32 or CompactType.Int64:
                ReadVarint();
                break;
            case CompactType.Double:
                Advance(8);
                break;
            case CompactType.Uuid:
                Advance(16);
                break;
            case CompactType.Binary:
                ReadBinary(type);
                break;
            case CompactType.List or CompactType.Set:
                int count = BeginList(type, out CompactType element);
                SkipElements(count, element);
                break;
            case CompactType.Map:
                SkipMap();
                break;
            case CompactType.Struct:
                SkipStruct();
                break;
            default:
                throw Unexpected(type);
        }
    }

    private static ParquetException CutOff()
    {
        return new ParquetException("the metadata is cut off.");
    }

    private static ParquetException Unexpected(CompactType type)
    {
        return new ParquetException($"the metadata holds a field of an unexpected type ({(int)type}).");
    }

    private void SkipStruct()
    {
        short outer = BeginStruct();
        while (NextField(out _, out CompactType type))
        {
            Skip(type);
        }

        EndStruct(outer);
    }

    private void SkipMap()
    {
        ulong count = ReadVarint();
        if (count == 0)
        {
            return;
        }

        byte types = ReadByte();
        if (count > (ulong)(bytes.Length - Position))
        {
            throw CutOff();
        }

        for (int i = 0; i < (int)count; i++)
        {
            SkipElements(1, (CompactType)(types >> 4));
            SkipElements(1, (CompactType)(types & 0x0F));
        }
    }

    // In collections, unlike in fields, a boolean takes a byte of its own.
    private void SkipElements(int count, CompactType type)
    {
        if (type is CompactType.True or CompactType.False)
        {
            Advance(count);
            return;
        }

        if (++depth > MaxDepth)
        {
            throw new ParquetException("the metadata is nested too deeply.");
        }

        for (int i = 0; i < count; i++)
        {
            Skip(type);
        }

        depth--;
    }

    private void Advance(int count)
    {
        if (count > bytes.Length - Position)
        {
            throw CutOff();
        }

        Position += count;
    }

    private byte ReadByte()
    {
        if (Position >= bytes.Length)
        {
            throw CutOff();
        }

        return bytes[Position++];
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new ParquetException("a number in the metadata is longer than 64 bits.");
    }

    private long ReadZigZag()
    {
        ulong value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }
}
