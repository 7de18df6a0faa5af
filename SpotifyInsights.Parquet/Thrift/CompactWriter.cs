using System.Text;

namespace SpotifyInsights.Parquet.Thrift;

/// <summary>Writes the Thrift compact protocol. Fields of a struct must be written in rising order of their ids.</summary>
internal sealed class CompactWriter(ByteBuffer output)
{
    private short lastField;

    public short BeginStruct()
    {
        short outer = lastField;
        lastField = 0;
        return outer;
    }

    public void EndStruct(short outer)
    {
        output.Append((byte)CompactType.Stop);
        lastField = outer;
    }

    public void WriteBool(short id, bool value)
    {
        WriteHeader(id, value ? CompactType.True : CompactType.False);
    }

    public void WriteInt16(short id, short value)
    {
        WriteHeader(id, CompactType.Int16);
        WriteElement(value);
    }

    public void WriteInt32(short id, int value)
    {
        WriteHeader(id, CompactType.Int32);
        WriteElement(value);
    }

    public void WriteInt64(short id, long value)
    {
        WriteHeader(id, CompactType.Int64);
        WriteElement(value);
    }

    public void WriteBinary(short id, ReadOnlySpan<byte> value)
    {
        WriteHeader(id, CompactType.Binary);
        WriteElement(value);
    }

    public void WriteText(short id, string value)
    {
        WriteBinary(id, Encoding.UTF8.GetBytes(value));
    }

    /// <summary>Begins a field that is a struct; its fields follow, then <see cref="EndStruct"/> with the result.</summary>
    public short BeginStruct(short id)
    {
        WriteHeader(id, CompactType.Struct);
        return BeginStruct();
    }

    /// <summary>A field that is a struct without fields, as the logical types without parameters are.</summary>
    public void WriteEmptyStruct(short id)
    {
        EndStruct(BeginStruct(id));
    }

    public void BeginList(short id, CompactType elementType, int count)
    {
        WriteHeader(id, CompactType.List);
        if (count < 15)
        {
            output.Append((byte)((count << 4) | (int)elementType));
        }
        else
        {
            output.Append((byte)(0xF0 | (int)elementType));
            output.AppendVarint((uint)count);
        }
    }

    public void WriteElement(long value)
    {
        output.AppendVarint((ulong)((value << 1) ^ (value >> 63)));
    }

    public void WriteElement(ReadOnlySpan<byte> value)
    {
        output.AppendVarint((uint)value.Length);
        output.Append(value);
    }

    private void WriteHeader(short id, CompactType type)
    {
        int delta = id - lastField;
        if (delta is > 0 and <= 15)
        {
            output.Append((byte)((delta << 4) | (int)type));
        }
        else
        {
            output.Append((byte)type);
            WriteElement(id);
        }

        lastField = id;
    }
}
