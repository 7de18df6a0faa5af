using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>
/// Sequences of bytes, each kept once and known by a number. Several readers may ask at once: a sequence that is there is found without a lock,
/// because what a slot points to is complete before the slot says so.
/// </summary>
internal sealed class TupleTable(long maxBytes)
{
    public const int DigestBytes = SHA256.HashSizeInBytes;

    private const int FirstSlots = 1 << 12;
    private const int ChunkBytes = 1 << 18;

    private readonly Lock growing = new();
    private volatile int[] slots = new int[FirstSlots];
    private volatile Entry[] entries = new Entry[FirstSlots / 2];
    private byte[] chunk = [];
    private int used;
    private int count;
    private long bytes;

    /// <summary>Distinct sequences.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>A sequence.</summary>
    public ReadOnlySpan<byte> this[int number] => entries[number].Content;

    /// <summary>SHA-256 of a sequence.</summary>
    public ReadOnlySpan<byte> Digest(int number) => entries[number].Digest;

    /// <summary>The number of a sequence, which is kept if it is new; -1 when it would have to be kept and there is no room.</summary>
    public int Intern(ReadOnlySpan<byte> content)
    {
        // Seeded per process, so nobody can choose texts that all fall into one slot.
        var hash = string.GetHashCode(MemoryMarshal.Cast<byte, char>(content), StringComparison.Ordinal) ^ (content.Length * 0x01000193) ^ (content.IsEmpty ? 0 : content[^1]);
        if (Find(slots, content, hash, out _) is var known and >= 0)
        {
            return known;
        }

        lock (growing)
        {
            return Find(slots, content, hash, out var slot) is var added and >= 0 ? added : Add(content, hash, slot);
        }
    }

    private int Find(int[] table, ReadOnlySpan<byte> content, int hash, out int slot)
    {
        for (slot = hash & (table.Length - 1); ; slot = (slot + 1) & (table.Length - 1))
        {
            var number = Volatile.Read(ref table[slot]) - 1;
            if (number < 0)
            {
                return -1;
            }

            ref readonly var entry = ref entries[number];
            if (entry.Hash == hash && entry.Content.SequenceEqual(content))
            {
                return number;
            }
        }
    }

    private int Add(ReadOnlySpan<byte> content, int hash, int slot)
    {
        var number = count;
        bytes += content.Length + DigestBytes;
        if (bytes > maxBytes)
        {
            return -1;
        }

        if (number == entries.Length)
        {
            var larger = new Entry[number * 2];
            entries.CopyTo(larger, 0);
            entries = larger;
        }

        entries[number] = Keep(content, hash);
        Volatile.Write(ref count, number + 1);
        Volatile.Write(ref slots[slot], number + 1);
        if ((number + 1) * 2 > slots.Length)
        {
            Widen();
        }

        return number;
    }

    private Entry Keep(ReadOnlySpan<byte> content, int hash)
    {
        var needed = content.Length + DigestBytes;
        if (needed > chunk.Length - used)
        {
            (chunk, used) = (new byte[Math.Max(ChunkBytes, needed)], 0);
        }

        var entry = new Entry(chunk, used, content.Length, hash);
        content.CopyTo(chunk.AsSpan(used));
        SHA256.HashData(content, chunk.AsSpan(used + content.Length, DigestBytes));
        used += needed;
        return entry;
    }

    private void Widen()
    {
        var wider = new int[slots.Length * 2];
        for (var number = 0; number < count; number++)
        {
            var slot = entries[number].Hash & (wider.Length - 1);
            while (wider[slot] != 0)
            {
                slot = (slot + 1) & (wider.Length - 1);
            }

            wider[slot] = number + 1;
        }

        slots = wider;
    }

    private readonly record struct Entry(byte[] Chunk, int Start, int Length, int Hash)
    {
        public ReadOnlySpan<byte> Content => Chunk.AsSpan(Start, Length);

        public ReadOnlySpan<byte> Digest => Chunk.AsSpan(Start + Length, DigestBytes);
    }
}
