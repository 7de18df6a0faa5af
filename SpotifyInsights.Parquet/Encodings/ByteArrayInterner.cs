namespace SpotifyInsights.Parquet.Encodings;

/// <summary>Gives every distinct byte array a number, in the order of first appearance, without making an object of it before the end.</summary>
internal sealed class ByteArrayInterner
{
    private readonly ByteBuffer bytes = new();
    private int[] ends = [];
    private readonly List<int> hashes = [];
    private int[] table = new int[64];
    private int last = -1;

    public int Count { get; private set; }

    /// <summary>The size of all distinct values.</summary>
    public int ByteCount => bytes.Length;

    /// <summary>The number of the value.</summary>
    public int Intern(ReadOnlySpan<byte> value)
    {
        // Sorted and grouped columns repeat the value before.
        if (last >= 0 && ValueAt(last).SequenceEqual(value))
        {
            return last;
        }

        PlaceAdded();
        int hash = Hash(value);
        int slot = hash & (table.Length - 1);
        while (table[slot] != 0)
        {
            int candidate = table[slot] - 1;
            if (hashes[candidate] == hash && ValueAt(candidate).SequenceEqual(value))
            {
                return last = candidate;
            }

            slot = (slot + 1) & (table.Length - 1);
        }

        Add(value);
        PlaceAdded();
        return last = Count - 1;
    }

    /// <summary>Gives the value the next number even when it has one already, so that a file's own dictionary keeps its numbers.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        bytes.Append(value);
        if (Count == ends.Length)
        {
            Array.Resize(ref ends, Math.Max(16, 2 * Count));
        }

        ends[Count++] = bytes.Length;
    }

    /// <summary>Makes room for so many values of so many bytes together.</summary>
    public void Reserve(int count, int byteCount)
    {
        bytes.MakeRoom(byteCount);
        Array.Resize(ref ends, Count + count);
    }

    /// <summary>The distinct values by their numbers, as texts; an error where one is not UTF-8. The last call: the bytes are not copied.</summary>
    public Utf8Dictionary ToTexts()
    {
        Array.Resize(ref ends, Count);
        return Utf8Dictionary.Checked(bytes.Taken(), ends);
    }

    /// <summary>The distinct values by their numbers.</summary>
    public byte[][] ToArrays()
    {
        byte[][] values = new byte[Count][];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ValueAt(i).ToArray();
        }

        return values;
    }

    // Seeded per process by the runtime, so that no file can be made whose values all collide; it does not show in any result.
    private static int Hash(ReadOnlySpan<byte> value)
    {
        var hasher = default(HashCode);
        hasher.AddBytes(value);
        return hasher.ToHashCode();
    }

    private ReadOnlySpan<byte> ValueAt(int number)
    {
        int start = number == 0 ? 0 : ends[number - 1];
        return bytes.Written[start..ends[number]];
    }

    // A file's own dictionary is hashed only once a page makes use of it.
    private void PlaceAdded()
    {
        while (hashes.Count < Count)
        {
            hashes.Add(Hash(ValueAt(hashes.Count)));
            if (hashes.Count * 2 > table.Length)
            {
                table = new int[table.Length * 2];
                for (int number = 0; number < hashes.Count; number++)
                {
                    Place(number);
                }
            }
            else
            {
                Place(hashes.Count - 1);
            }
        }
    }

    private void Place(int number)
    {
        int slot = hashes[number] & (table.Length - 1);
        while (table[slot] != 0)
        {
            slot = (slot + 1) & (table.Length - 1);
        }

        table[slot] = number + 1;
    }
}
