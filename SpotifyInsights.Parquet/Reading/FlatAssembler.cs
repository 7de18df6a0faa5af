using SpotifyInsights.Parquet.Encodings;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>A column with at most one value per row: reads the values of a page side by side, then moves them to their rows.</summary>
/// <param name="rows">The number of rows of the row group.</param>
/// <param name="isOptional">Whether there are definition levels.</param>
/// <param name="nullValue">What stands in rows that are null.</param>
internal abstract class FlatAssembler<T>(int rows, bool isOptional, T nullValue) : ColumnAssembler
    where T : unmanaged
{
    private readonly T[] values = GC.AllocateUninitializedArray<T>(rows);
    private bool[]? present;
    private int row;

    public sealed override void ReadPage(scoped in PageContent page)
    {
        int count = page.ValueCount;
        if (count > values.Length - row)
        {
            throw WrongRowCount();
        }

        Span<T> target = values.AsSpan(row, count);
        int found = ReadPresence(page.Definition, count);
        Decode(page, target[..found]);
        if (found < count)
        {
            Spread(target, present.AsSpan(row, count), found);
        }

        row += count;
    }

    public sealed override ColumnData Finish()
    {
        // Few rows are marked bit by bit also where none is null.
        return row == values.Length ? Wrap(values, present.AsSpan().Contains(false) ? present : null) : throw WrongRowCount();
    }

    /// <summary>Decodes as many values as fit into <paramref name="target"/>; fewer in the page are an error.</summary>
    protected abstract void Decode(scoped in PageContent page, Span<T> target);

    protected abstract ColumnData Wrap(T[] values, bool[]? present);

    private int ReadPresence(ReadOnlySpan<byte> levels, int count)
    {
        if (!isOptional || count == 0)
        {
            return count;
        }

        var decoder = new HybridDecoder(levels, 1);
        if (decoder.BeginsWith(1, count))
        {
            present?.AsSpan(row, count).Fill(true);
            return count;
        }

        if (present is null)
        {
            present = new bool[rows];
            present.AsSpan(0, row).Fill(true);
        }

        Span<bool> marks = present.AsSpan(row, count);
        decoder.Decode(marks);
        return marks.Count(true);
    }

    // From the back, so that no value is overwritten before it has moved.
    private void Spread(Span<T> target, ReadOnlySpan<bool> marks, int found)
    {
        for (int i = target.Length - 1; i >= 0; i--)
        {
            target[i] = marks[i] ? target[--found] : nullValue;
        }
    }
}
