using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>Values of a row as one sequence of bytes: field, length, value. Equal sequences mean equal values.</summary>
internal sealed class RowTuple
{
    private const int HeaderBytes = 1 + sizeof(int);

    private byte[] buffer = new byte[1024];
    private int length;

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    public void Clear() => length = 0;

    /// <summary>Adds a text; what is no UTF-8 in it becomes U+FFFD.</summary>
    public void Add(TupleField field, ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
        {
            Append(field, utf8);
        }
        else
        {
            Append(field, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(utf8)));
        }
    }

    /// <summary>Adds a text unless it is null.</summary>
    public void Add(TupleField field, string? text)
    {
        if (text is not null)
        {
            Append(field, Encoding.UTF8.GetBytes(text));
        }
    }

    public void Add(TupleField field, byte value) => Append(field, [value]);

    /// <summary>Splits a sequence again; <paramref name="rest"/> holds what follows the value that was taken.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> rest, out TupleField field, out ReadOnlySpan<byte> value)
    {
        if (rest.IsEmpty)
        {
            field = default;
            value = default;
            return false;
        }

        var bytes = BinaryPrimitives.ReadInt32LittleEndian(rest[1..]);
        field = (TupleField)rest[0];
        value = rest.Slice(HeaderBytes, bytes);
        rest = rest[(HeaderBytes + bytes)..];
        return true;
    }

    private void Append(TupleField field, ReadOnlySpan<byte> value)
    {
        var needed = length + HeaderBytes + value.Length;
        if (needed > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(needed, buffer.Length * 2));
        }

        buffer[length] = (byte)field;
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length + 1), value.Length);
        value.CopyTo(buffer.AsSpan(length + HeaderBytes));
        length = needed;
    }
}
