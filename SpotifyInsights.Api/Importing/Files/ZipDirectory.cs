using System.Buffers.Binary;

namespace SpotifyInsights.Api.Importing.Files;

/// <summary>
/// Reads the directory at the end of a zip (PKWARE's APPNOTE 4.3.12 to 4.3.16, with zip64) and holds it against the limits before anything is unpacked.
/// The framework's reader makes an object of every entry first, checks no checksum and lets entries overlap.
/// </summary>
internal sealed class ZipDirectory(string name, Stream stream, long length, ImportLimits limits)
{
    private const int EndBytes = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LocatorBytes = 20;
    private const int End64Bytes = 56;
    private const int LargestEntry = ZipDirectoryEntry.FixedBytes + (3 * 1024);
    private const uint End = 0x06054B50;
    private const uint Locator = 0x07064B50;
    private const uint End64 = 0x06064B50;

    public async Task<IReadOnlyList<ZipEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        var (count, offset, bytes) = await FindAsync(cancellationToken);
        if (count > limits.MaxEntries)
        {
            throw new ImportRefusedException(ImportRefusal.TooManyEntries, name, $"The zip holds {count} files; more than {limits.MaxEntries} are not read.");
        }

        if (offset < 0 || bytes < 0 || offset > length - bytes || bytes > count * LargestEntry)
        {
            throw Broken("its directory does not lie where it should");
        }

        var directory = await ReadAtAsync(offset, (int)bytes, cancellationToken);
        var entries = new List<ZipEntry>();
        for (var (i, rest) = (0L, directory.AsMemory()); i < count; i++)
        {
            entries.Add(new ZipDirectoryEntry(name, rest.Span, limits).Read(out var read));
            rest = rest[read..];
        }

        CheckPlaces(entries, offset);
        return entries;
    }

    // Two entries over the same bytes: how small zips unpack to petabytes.
    private void CheckPlaces(List<ZipEntry> entries, long directory)
    {
        var end = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.HeaderOffset))
        {
            if (entry.HeaderOffset < end)
            {
                throw Broken("its entries overlap");
            }

            end = entry.HeaderOffset + entry.PackedBytes;
            if (entry.HeaderOffset < 0 || entry.PackedBytes < 0 || end < entry.HeaderOffset || end > directory)
            {
                throw Broken($"the entry {entry.Path} does not lie before the directory");
            }
        }
    }

    private async Task<(long Count, long Offset, long Bytes)> FindAsync(CancellationToken cancellationToken)
    {
        var tailBytes = (int)Math.Min(length, EndBytes + LongestComment);
        var tail = await ReadAtAsync(length - tailBytes, tailBytes, cancellationToken);
        for (var at = tailBytes - EndBytes; at >= 0; at--)
        {
            var end = tail.AsMemory(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end.Span) == End
                && at + EndBytes + BinaryPrimitives.ReadUInt16LittleEndian(end.Span[20..]) == tailBytes)
            {
                return await ReadEndAsync(end, length - tailBytes + at, cancellationToken);
            }
        }

        throw new ImportRefusedException(ImportRefusal.CutOff, name, "The zip has no directory at its end: it was cut off, or it is no zip.");
    }

    private async Task<(long Count, long Offset, long Bytes)> ReadEndAsync(ReadOnlyMemory<byte> end, long at, CancellationToken cancellationToken)
    {
        long count = BinaryPrimitives.ReadUInt16LittleEndian(end.Span[10..]);
        long bytes = BinaryPrimitives.ReadUInt32LittleEndian(end.Span[12..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(end.Span[16..]);
        if (BinaryPrimitives.ReadUInt16LittleEndian(end.Span[4..]) is not (0 or ushort.MaxValue))
        {
            throw Broken("it is one part of several");
        }

        if (count != ushort.MaxValue && bytes != uint.MaxValue && offset != uint.MaxValue)
        {
            return (count, offset, bytes);
        }

        var locator = at >= LocatorBytes ? await ReadAtAsync(at - LocatorBytes, LocatorBytes, cancellationToken) : [];
        if (locator.Length == 0 || BinaryPrimitives.ReadUInt32LittleEndian(locator) != Locator)
        {
            // A directory may be exactly that large without being of the 64-bit form.
            return (count, offset, bytes);
        }

        var place = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        if (place < 0 || place > length - End64Bytes)
        {
            throw Broken("its 64-bit directory does not lie where it should");
        }

        var end64 = await ReadAtAsync(place, End64Bytes, cancellationToken);
        return BinaryPrimitives.ReadUInt32LittleEndian(end64) == End64
            ? (
                BinaryPrimitives.ReadInt64LittleEndian(end64.AsSpan(32)),
                BinaryPrimitives.ReadInt64LittleEndian(end64.AsSpan(48)),
                BinaryPrimitives.ReadInt64LittleEndian(end64.AsSpan(40)))
            : throw Broken("its 64-bit directory does not lie where it should");
    }

    private async Task<byte[]> ReadAtAsync(long offset, int bytes, CancellationToken cancellationToken)
    {
        var content = new byte[bytes];
        stream.Position = offset;
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    private ImportRefusedException Broken(string what) => new(ImportRefusal.BrokenZip, name, $"The zip is broken: {what}.");
}
