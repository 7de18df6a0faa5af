using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>
/// Turns pages of text into indexes into one dictionary. A file's own dictionary is taken as it is; plain pages, which may follow it,
/// are brought into the same form, so that no row has a string of its own.
/// </summary>
/// <param name="maxBytes">The most that the texts may take in memory.</param>
internal sealed class TextPages(long maxBytes)
{
    // A reference, and the object's header, length and terminator.
    private const int StringOverhead = 32;

    private string[]? dictionary;
    private TextInterner? interner;

    public void ReadDictionary(ReadOnlySpan<byte> values, int count)
    {
        if (count > values.Length / sizeof(int))
        {
            throw new ParquetException("the dictionary holds fewer values than its header says.");
        }

        CheckSize(count, values.Length);
        var reader = new PlainTextReader(values);
        dictionary = new string[count];
        for (int i = 0; i < count; i++)
        {
            dictionary[i] = TextInterner.Decode(reader.Next());
        }
    }

    /// <summary>Decodes as many values as fit into <paramref name="indexes"/>; false when the encoding is not one of text.</summary>
    public bool TryDecode(scoped in PageContent page, Span<int> indexes)
    {
        switch (page.Encoding)
        {
            case ValueEncoding.Plain:
                Intern(page.Values, indexes);
                return true;
            case ValueEncoding.PlainDictionary or ValueEncoding.RleDictionary:
                DictionaryIndexes.Decode(page.Values, dictionary?.Length ?? 0, indexes);
                return true;
            default:
                return false;
        }
    }

    /// <summary>All texts that indexes point to.</summary>
    public string[] Texts()
    {
        if (interner is null)
        {
            return dictionary ?? [];
        }

        CheckSize(interner.Count, interner.ByteCount);
        return interner.ToStrings();
    }

    private void CheckSize(int count, long utf8Bytes)
    {
        if ((count * (long)StringOverhead) + (utf8Bytes * sizeof(char)) > maxBytes)
        {
            throw new ParquetException($"{count} texts are beyond the limit of {maxBytes} bytes.");
        }
    }

    private void Intern(ReadOnlySpan<byte> values, Span<int> indexes)
    {
        if (interner is null)
        {
            interner = new TextInterner();
            foreach (string text in dictionary ?? [])
            {
                interner.Add(text);
            }
        }

        var reader = new PlainTextReader(values);
        for (int i = 0; i < indexes.Length; i++)
        {
            indexes[i] = interner.Intern(reader.Next());
        }
    }
}
