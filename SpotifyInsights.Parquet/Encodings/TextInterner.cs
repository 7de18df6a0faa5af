using System.Text;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>Gives every distinct text a number, in the order of first appearance, without making a string before the end.</summary>
internal sealed class TextInterner
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ByteBuffer bytes = new();
    private readonly List<int> ends = [];
    private readonly List<int> hashes = [];
    private int[] table = new int[256];
    private int last = -1;

    public int Count => ends.Count;

    /// <summary>The size of all distinct texts in UTF-8.</summary>
    public int ByteCount => bytes.Length;

    /// <summary>The number of the text.</summary>
    public int Intern(ReadOnlySpan<byte> text)
    {
        // Sorted and grouped columns repeat the text before.
        if (last >= 0 && TextAt(last).SequenceEqual(text))
        {
            return last;
        }

        int hash = Hash(text);
        int slot = hash & (table.Length - 1);
        while (table[slot] != 0)
        {
            int candidate = table[slot] - 1;
            if (hashes[candidate] == hash && TextAt(candidate).SequenceEqual(text))
            {
                return last = candidate;
            }

            slot = (slot + 1) & (table.Length - 1);
        }

        return last = Append(text, hash);
    }

    /// <summary>Gives the text the next number even when it has one already, so that a file's own dictionary keeps its numbers.</summary>
    public void Add(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        Append(utf8, Hash(utf8));
    }

    /// <summary>The distinct texts by their numbers.</summary>
    public string[] ToStrings()
    {
        string[] texts = new string[ends.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Decode(TextAt(i));
        }

        return texts;
    }

    /// <summary>The text, or an error where it is not UTF-8.</summary>
    public static string Decode(ReadOnlySpan<byte> text)
    {
        try
        {
            return StrictUtf8.GetString(text);
        }
        catch (DecoderFallbackException e)
        {
            throw new ParquetException("a text is not UTF-8.", e);
        }
    }

    private ReadOnlySpan<byte> TextAt(int number)
    {
        int start = number == 0 ? 0 : ends[number - 1];
        return bytes.Written[start..ends[number]];
    }

    // Seeded per process by the runtime, so that no file can be made whose texts all collide; it does not show in any result.
    private static int Hash(ReadOnlySpan<byte> text)
    {
        var hasher = default(HashCode);
        hasher.AddBytes(text);
        return hasher.ToHashCode();
    }

    private int Append(ReadOnlySpan<byte> text, int hash)
    {
        bytes.Append(text);
        ends.Add(bytes.Length);
        hashes.Add(hash);
        if (ends.Count * 2 > table.Length)
        {
            table = new int[table.Length * 2];
            for (int number = 0; number < hashes.Count; number++)
            {
                Place(number);
            }
        }
        else
        {
            Place(ends.Count - 1);
        }

        return ends.Count - 1;
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
