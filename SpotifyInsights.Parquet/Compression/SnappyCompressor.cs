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
            if (fragment.Length <= Margin + 1)
            {
                AppendLiteral(fragment, output);
            }
            else
            {
                CompressFragment(fragment, output);
            }
        }
    }

    private static void CompressFragment(ReadOnlySpan<byte> fragment, ByteBuffer output)
    {
        int bits = TableBits(fragment.Length);
        ushort[] rented = ArrayPool<ushort>.Shared.Rent(1 << bits);
        Span<ushort> table = rented.AsSpan(0, 1 << bits);
        table.Clear();
        int emitted = 0;
        int next = 1;
        while (FindMatch(fragment, table, 32 - bits, next, out int candidate) is >= 0 and int found)
        {
            AppendLiteral(fragment[emitted..found], output);
            emitted = AppendCopies(fragment, table, 32 - bits, found, candidate, output);
            next = emitted + 1;
        }

        if (emitted < fragment.Length)
        {
            AppendLiteral(fragment[emitted..], output);
        }

        ArrayPool<ushort>.Shared.Return(rented);
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

    /// <summary>Appends the match, and those that follow on it without a literal between; returns where the last one ends.</summary>
    private static int AppendCopies(
        ReadOnlySpan<byte> fragment, Span<ushort> table, int shift, int place, int candidate, ByteBuffer output)
    {
        while (true)
        {
            int length = LeastMatch + fragment[(candidate + LeastMatch)..].CommonPrefixLength(fragment[(place + LeastMatch)..]);
            AppendCopy(place - candidate, length, output);
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

    private static void AppendLiteral(ReadOnlySpan<byte> literal, ByteBuffer output)
    {
        int length = literal.Length - 1;
        switch (length)
        {
            case < 60:
                output.Append((byte)(length << 2));
                break;
            case < 1 << 8:
                output.Append(60 << 2);
                output.Append((byte)length);
                break;
            default:
                output.Append(61 << 2);
                output.Append((byte)length);
                output.Append((byte)(length >> 8));
                break;
        }

        output.Append(literal);
    }

    private static void AppendCopy(int distance, int length, ByteBuffer output)
    {
        // What remains of a long match is itself at least as long as the shortest copy.
        while (length >= LongestCopy + LeastMatch)
        {
            AppendLongCopy(distance, LongestCopy, output);
            length -= LongestCopy;
        }

        if (length > LongestCopy)
        {
            AppendLongCopy(distance, LongestCopy - LeastMatch, output);
            length -= LongestCopy - LeastMatch;
        }

        if (length > LongestShortCopy || distance >= GreatestShortDistance)
        {
            AppendLongCopy(distance, length, output);
            return;
        }

        output.Append((byte)(((distance >> 8) << 5) | ((length - LeastMatch) << 2) | 1));
        output.Append((byte)distance);
    }

    private static void AppendLongCopy(int distance, int length, ByteBuffer output)
    {
        output.Append((byte)(((length - 1) << 2) | 2));
        output.Append((byte)distance);
        output.Append((byte)(distance >> 8));
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
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[place..]);
    }

    private static int Hash(uint four, int shift)
    {
        return (int)((four * Multiplier) >> shift);
    }
}
