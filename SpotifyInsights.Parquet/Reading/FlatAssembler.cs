namespace SpotifyInsights.Parquet.Reading;

/// <summary>A column with at most one value per row: reads the values of a page side by side, then moves them to their rows.</summary>
/// <param name="rows">The number of rows of the row group.</param>
/// <param name="isOptional">Whether there are definition levels.</param>
/// <param name="nullValue">What stands in rows that are null.</param>
/// <param name="decoder">Of the values.</param>
/// <param name="wrap">Makes the column of values and marks of presence.</param>
internal sealed class FlatAssembler<T>(int rows, bool isOptional, T nullValue, ValueDecoder<T> decoder, Func<T[], bool[]?, ColumnData> wrap)
    : ColumnAssembler
    where T : unmanaged
{
    private readonly T[] values = GC.AllocateUninitializedArray<T>(rows);
    private bool[]? present;
    private int row;

    public override void ReadDictionary(ReadOnlySpan<byte> bytes, int count)
    {
        decoder.ReadDictionary(bytes, count);
    }

    public override void ReadPage(scoped in PageContent page)
    {
        int count = page.ValueCount;
        if (count > values.Length - row)
        {
            throw WrongRowCount();
        }

        Span<T> target = values.AsSpan(row, count);
        int found = ReadPresence(page.Definition, count);
        decoder.Decode(page, target[..found]);
        if (found < count)
        {
            Spread(target, present.AsSpan(row, count), found);
        }

        row += count;
    }

    public override ColumnData Finish()
    {
        // Few rows are marked bit by bit also where none is null.
        return row == values.Length ? wrap(values, present.AsSpan().Contains(false) ? present : null) : throw WrongRowCount();
    }

    private int ReadPresence(LevelReader levels, int count)
    {
        if (!isOptional || count == 0)
        {
            return count;
        }

        if (levels.AreOnesInOneRun(count))
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
        levels.Decode(marks);
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
