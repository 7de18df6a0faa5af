using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>
/// Turns byte arrays into indexes into one dictionary. A file's own dictionary is taken as it is; pages in other encodings, which may follow
/// it, are brought into the same form, so that no row has an object of its own.
/// </summary>
/// <param name="length">Bytes per value where all have as many, 0 where each says its own.</param>
/// <param name="maxBytes">The most that the distinct values may take in memory.</param>
internal sealed class ByteArrayDecoder(int length, long maxBytes) : ValueDecoder<int>
{
    // A reference, and the object's header, length and terminator.
    private const int ObjectOverhead = 32;

    private readonly ByteArrayInterner interner = new();
    private int? dictionaryCount;
    private long restored;

    public override void ReadDictionary(ReadOnlySpan<byte> values, int count)
    {
        if (count > values.Length / (length > 0 ? length : sizeof(int)))
        {
            throw new ParquetException("the dictionary holds fewer values than its header says.");
        }

        CheckSize(count, values.Length);
        interner.Reserve(count, values.Length - (length > 0 ? 0 : count * sizeof(int)));
        if (length > 0)
        {
            AddAll(new FixedLengthReader(values, length), count);
        }
        else
        {
            AddAll(new PlainTextReader(values), count);
        }

        dictionaryCount = count;
    }

    public override void Decode(scoped in PageContent page, Span<int> target)
    {
        switch (page.Encoding)
        {
            case ValueEncoding.Plain when length > 0:
                InternAll(new FixedLengthReader(page.Values, length), target);
                break;
            case ValueEncoding.Plain:
                InternAll(new PlainTextReader(page.Values), target);
                break;
            case ValueEncoding.PlainDictionary or ValueEncoding.RleDictionary:
                DictionaryIndexes.Decode(page.Values, dictionaryCount ?? throw NoDictionary(), target);
                break;
            case ValueEncoding.DeltaLengthByteArray when length == 0:
                InternAll(new DeltaLengthReader(page.Values, target.Length), target);
                break;
            case ValueEncoding.DeltaByteArray:
                restored = maxBytes - InternAll(new DeltaByteArrayReader(page.Values, target.Length, maxBytes - restored), target).Budget;
                break;
            case ValueEncoding.ByteStreamSplit when length > 0:
                byte[] plain = new byte[page.Values.Length];
                ByteStreamSplit.Join(page.Values, length, plain);
                InternAll(new FixedLengthReader(plain, length), target);
                break;
            default:
                throw Unsupported(page.Encoding);
        }
    }

    /// <summary>All values that indexes point to, as texts.</summary>
    public Utf8Dictionary Texts()
    {
        // As strings, which the caller may make of them: characters take two bytes.
        CheckSize(interner.Count, interner.ByteCount * (long)sizeof(char));
        return interner.ToTexts();
    }

    /// <summary>All values that indexes point to.</summary>
    public byte[][] Arrays()
    {
        CheckSize(interner.Count, interner.ByteCount);
        return interner.ToArrays();
    }

    private void CheckSize(int count, long bytes)
    {
        if ((count * (long)ObjectOverhead) + bytes > maxBytes)
        {
            throw new ParquetException($"{count} texts are beyond the limit of {maxBytes} bytes.");
        }
    }

    private void AddAll<TReader>(TReader reader, int count)
        where TReader : IByteArrayReader, allows ref struct
    {
        for (int i = 0; i < count; i++)
        {
            interner.Add(reader.Next());
        }
    }

    private TReader InternAll<TReader>(TReader reader, Span<int> target)
        where TReader : IByteArrayReader, allows ref struct
    {
        for (int i = 0; i < target.Length; i++)
        {
            ReadOnlySpan<byte> value = reader.Next();
            if (length > 0 && value.Length != length)
            {
                throw new ParquetException($"a value of {value.Length} bytes where all have {length}.");
            }

            target[i] = interner.Intern(value);
        }

        return reader;
    }
}
