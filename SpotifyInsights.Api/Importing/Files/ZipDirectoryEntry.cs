using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace SpotifyInsights.Api.Importing.Files;

/// <summary>One record of a zip's directory (APPNOTE 4.3.12), and whatever forbids to read what it names.</summary>
internal readonly ref struct ZipDirectoryEntry(string zip, ReadOnlySpan<byte> record, ImportLimits limits)
{
    public const int FixedBytes = 46;

    private const uint Signature = 0x02014B50;
    private const int Encrypted = 1 << 0;
    private const int Hidden = 1 << 13;
    private const int Stored = 0;
    private const int Deflated = 8;
    private const int Zip64 = 1;

    private readonly ReadOnlySpan<byte> record = record;

    /// <summary>The entry.</summary>
    /// <param name="read">Bytes of the record; the next one follows.</param>
    public ZipEntry Read(out int read)
    {
        if (record.Length < FixedBytes || BinaryPrimitives.ReadUInt32LittleEndian(record) != Signature)
        {
            throw Broken(zip, "its directory holds something that is no entry");
        }

        var (name, extra) = (U16(28), U16(30));
        read = FixedBytes + name + extra + U16(32);
        if (read > record.Length)
        {
            throw Broken(zip, "its directory ends in the middle of an entry");
        }

        var path = ZipPath.Checked(zip, Text(record.Slice(FixedBytes, name)));
        var (unpacked, packed, offset) = Places(record.Slice(FixedBytes + name, extra), path);
        var entry = new ZipEntry(path, U16(10) == Deflated, packed, unpacked, U32(16), offset);
        Check(entry);
        return entry;
    }

    private static ImportRefusedException Broken(string file, string what) => new(ImportRefusal.BrokenZip, file, $"The zip is broken: {what}.");

    // Zips say UTF-8 by a flag that many writers forget; what is no UTF-8 is shown as Latin-1.
    private static string Text(ReadOnlySpan<byte> name) => (Utf8.IsValid(name) ? Encoding.UTF8 : Encoding.Latin1).GetString(name);

    private void Check(ZipEntry entry)
    {
        var file = $"{zip}/{entry.Path}";
        if ((U16(8) & (Encrypted | Hidden)) != 0)
        {
            throw new ImportRefusedException(ImportRefusal.Encrypted, file, "The zip needs a password. Unpack it first, then hand in what was inside.");
        }

        if (U16(10) is not (Stored or Deflated) and var method)
        {
            throw Broken(file, $"packed by method {method}, which is neither of the two common ones");
        }

        if (entry.UnpackedBytes > limits.RatioMatters && entry.UnpackedBytes / limits.MaxRatio > entry.PackedBytes)
        {
            throw new ImportRefusedException(
                ImportRefusal.RatioTooHigh, file, $"Unpacked, the file would be more than {limits.MaxRatio} times as large as in the zip.");
        }

        if (entry.UnpackedBytes > limits.MaxBytes)
        {
            throw new ImportRefusedException(ImportRefusal.TooLarge, file, $"Unpacked, the file is larger than {limits.MaxBytes} bytes.");
        }
    }

    /// <summary>Sizes and place; what does not fit into 32 bits stands in an extra field, in this order (APPNOTE 4.5.3).</summary>
    private (long Unpacked, long Packed, long Offset) Places(ReadOnlySpan<byte> extra, string path)
    {
        var (packed, unpacked, offset) = ((long)U32(20), (long)U32(24), (long)U32(42));
        var wide = Zip64Field(extra);
        unpacked = unpacked == uint.MaxValue ? Take(ref wide) : unpacked;
        packed = packed == uint.MaxValue ? Take(ref wide) : packed;
        offset = offset == uint.MaxValue ? Take(ref wide) : offset;
        return unpacked >= 0 && packed >= 0 && offset >= 0 ? (unpacked, packed, offset) : throw Broken(zip, $"the sizes of {path} are impossible");
    }

    private static ReadOnlySpan<byte> Zip64Field(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var size = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == Zip64)
            {
                return extra.Slice(4, size);
            }

            extra = extra[(4 + size)..];
        }

        return [];
    }

    private static long Take(ref ReadOnlySpan<byte> wide)
    {
        if (wide.Length < sizeof(long))
        {
            // Without the field the number may really be the greatest of 32 bits.
            return uint.MaxValue;
        }

        var value = BinaryPrimitives.ReadInt64LittleEndian(wide);
        wide = wide[sizeof(long)..];
        return value;
    }

    private int U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(record[at..]);

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(record[at..]);
}
