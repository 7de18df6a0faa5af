using System.Runtime.CompilerServices;
using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>A column of numbers of a fixed size.</summary>
internal sealed class NumberAssembler<T>(int rows, bool isOptional, Func<T[], bool[]?, ColumnData> wrap) : FlatAssembler<T>(rows, isOptional, default)
    where T : unmanaged
{
    private T[]? dictionary;
    private int[] indexes = [];

    public override void ReadDictionary(ReadOnlySpan<byte> values, int count)
    {
        if ((long)count * Unsafe.SizeOf<T>() > values.Length)
        {
            throw new ParquetException("the dictionary holds fewer values than its header says.");
        }

        dictionary = new T[count];
        PlainDecoder.Decode(values, dictionary.AsSpan());
    }

    protected override void Decode(scoped in PageContent page, Span<T> target)
    {
        switch (page.Encoding)
        {
            case ValueEncoding.Plain:
                PlainDecoder.Decode(page.Values, target);
                break;
            case ValueEncoding.PlainDictionary or ValueEncoding.RleDictionary:
                LookUp(page.Values, target);
                break;
            default:
                throw Unsupported(page.Encoding);
        }
    }

    protected override ColumnData Wrap(T[] values, bool[]? present)
    {
        return wrap(values, present);
    }

    private void LookUp(ReadOnlySpan<byte> page, Span<T> target)
    {
        T[] source = dictionary ?? throw NoDictionary();
        if (indexes.Length < target.Length)
        {
            indexes = GC.AllocateUninitializedArray<int>(target.Length);
        }

        Span<int> places = indexes.AsSpan(0, target.Length);
        DictionaryIndexes.Decode(page, source.Length, places);
        for (int i = 0; i < places.Length; i++)
        {
            target[i] = source[places[i]];
        }
    }
}
