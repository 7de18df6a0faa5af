using System.Buffers;
using System.Buffers.Binary;

namespace SpotifyInsights.Parquet.Compression;

/// <summary>
/// Makes blocks of Snappy's format (google/snappy, format_description.txt). Written here because the pages of small files are many and short: each takes
/// a hash table of its own length out of a pool, not 32 KiB from the heap. The same bytes always give the same block.
/// </summary>
internal static class SnappyCompressor
{
    // Distances within a fragment fit into the two bytes of a copy.
    private const int FragmentLength = 1 << 16;
    private const int LeastTable = 1 << 8;
    private const int GreatestTable = 1 << 14;
    private const int LeastMatch = sizeof(uint);

    // Searching ends so far from the end that eight bytes can be looked at without asking; shorter fragments are literals.
    private const int Margin = 15;
    private const uint Multiplier = 0x1E35A7BD;

    // After so many places without a match every second place is looked at, after as many more every third: data that cannot be compressed costs little.
    private const int Patience = 32;

    private const int LongestCopy = 64;
    private const int LongestShortCopy = 11;
    private const int GreatestShortDistance = 1 << 11;

    /// <summary>Appends the bytes as one block.</summary>
    public static void Compress(ReadOnlySpan<byte> bytes, ByteBuffer output)
    {
        output.AppendVarint((uint)bytes.Length);
        for (int start = 0; start < bytes.Length; start += FragmentLength)
        {
            ReadOnlySpan<byte> fragment = bytes.Slice(start, Math.Min(FragmentLength, bytes.Length - start));

            // Room for the worst once, instead of asking for every literal and copy.
            int before = output.Length;
            Span<byte> room = output.Reserve(GreatestLength(fragment.Length));
            int written = fragment.Length <= Margin + 1 ? WriteLiteral(fragment, room) : CompressFragment(fragment, room);
            output.Shrink(before + written);
        }
    }

    // As google/snappy bounds it: a literal of 60 bytes takes 61, and a copy is never longer than what it copies but for one in six bytes.
    private static int GreatestLength(int length)
    {
        return 32 + length + (length / 6);
    }

    /// <summary>Writes a fragment and returns how many bytes that took.</summary>
    private static int CompressFragment(ReadOnlySpan<byte> fragment, Span<byte> output)
    {
        int written = 0;
        int bits = TableBits(fragment.Length);
        ushort[] rented = ArrayPool<ushort>.Shared.Rent(1 << bits);
        Span<ushort> table = rented.AsSpan(0, 1 << bits);
        table.Clear();
        int emitted = 0;
        int next = 1;
        while (FindMatch(fragment, table, 32 - bits, next, out int candidate) is >= 0 and int found)
        {
            written += WriteLiteral(fragment[emitted..found], output[written..]);
            emitted = WriteCopies(fragment, table, 32 - bits, found, candidate, output, ref written);
            next = emitted + 1;
        }

        if (emitted < fragment.Length)
        {
            written += WriteLiteral(fragment[emitted..], output[written..]);
        }

        ArrayPool<ushort>.Shared.Return(rented);
        return written;
    }

    /// <summary>The first place from <paramref name="from"/> on whose four bytes also stand at an earlier place, the candidate; -1 when there is none.</summary>
    private static int FindMatch(ReadOnlySpan<byte> fragment, Span<ushort> table, int shift, int from, out int candidate)
    {
        int last = fragment.Length - Margin;
        int tried = Patience;
        candidate = 0;
        for (int place = from; ;)
        {
            int step = tried / Patience;
            tried += step;
            if (place + step > last)
            {
                return -1;
            }

            candidate = Exchange(table, Hash(Four(fragment, place), shift), place);
            if (Four(fragment, candidate) == Four(fragment, place))
            {
                return place;
            }

            place += step;
        }
    }

    /// <summary>Writes the match, and those that follow on it without a literal between; returns where the last one ends.</summary>
    private static int WriteCopies(
        ReadOnlySpan<byte> fragment, Span<ushort> table, int shift, int place, int candidate, Span<byte> output, ref int written)
    {
        while (true)
        {
            int length = LeastMatch + fragment[(candidate + LeastMatch)..].CommonPrefixLength(fragment[(place + LeastMatch)..]);
            written += WriteCopy(place - candidate, length, output[written..]);
            place += length;
            if (place >= fragment.Length - Margin)
            {
                return place;
            }

            table[Hash(Four(fragment, place - 1), shift)] = (ushort)(place - 1);
            candidate = Exchange(table, Hash(Four(fragment, place), shift), place);
            if (Four(fragment, candidate) != Four(fragment, place))
            {
                return place;
            }
        }
    }

    private static int WriteLiteral(ReadOnlySpan<byte> literal, Span<byte> output)
    {
        int length = literal.Length - 1;
        int header = length < 60 ? 1 : length < 1 << 8 ? 2 : 3;
        output[0] = (byte)((header == 1 ? length : 58 + header) << 2);
        if (header > 1)
        {
            output[1] = (byte)length;
        }

        if (header > 2)
        {
            output[2] = (byte)(length >> 8);
        }

        literal.CopyTo(output[header..]);
        return header + literal.Length;
    }

    private static int WriteCopy(int distance, int length, Span<byte> output)
    {
        // What remains of a long match is itself at least as long as the shortest copy.
        int written = 0;
        while (length >= LongestCopy + LeastMatch)
        {
            written += WriteLongCopy(distance, LongestCopy, output[written..]);
            length -= LongestCopy;
        }

        if (length > LongestCopy)
        {
            written += WriteLongCopy(distance, LongestCopy - LeastMatch, output[written..]);
            length -= LongestCopy - LeastMatch;
        }

        if (length > LongestShortCopy || distance >= GreatestShortDistance)
        {
            return written + WriteLongCopy(distance, length, output[written..]);
        }

        output[written] = (byte)(((distance >> 8) << 5) | ((length - LeastMatch) << 2) | 1);
        output[written + 1] = (byte)distance;
        return written + 2;
    }

    private static int WriteLongCopy(int distance, int length, Span<byte> output)
    {
        output[0] = (byte)(((length - 1) << 2) | 2);
        output[1] = (byte)distance;
        output[2] = (byte)(distance >> 8);
        return 3;
    }

    private static int TableBits(int length)
    {
        int size = LeastTable;
        while (size < GreatestTable && size < length)
        {
            size *= 2;
        }

        return int.Log2(size);
    }

    private static int Exchange(Span<ushort> table, int slot, int place)
    {
        int former = table[slot];
        table[slot] = (ushort)place;
        return former;
    }

    private static uint Four(ReadOnlySpan<byte> bytes, int place)
    {
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes.Slice(place, sizeof(uint)));
    }

    private static int Hash(uint four, int shift)
    {
        return (int)((four * Multiplier) >> shift);
    }
}
