namespace SpotifyInsights.Parquet.Writing;

/// <summary>The levels of a column of lists whose items may be null.</summary>
internal sealed class ListLevels : EntryLevels
{
    private readonly int[] repetition;
    private readonly int[] definition;
    private readonly int itemLevel;

    public ListLevels(StringListColumn column, bool isOptional)
    {
        // Levels rise from a null list (only where the list is optional) over an empty list and a null item to an item.
        int emptyLevel = isOptional ? 1 : 0;
        itemLevel = emptyLevel + 2;
        var repetitions = new List<int>(column.Count + column.Items.Count);
        var definitions = new List<int>(column.Count + column.Items.Count);
        for (int row = 0; row < column.Count; row++)
        {
            int start = column.Offsets[row];
            int end = column.Offsets[row + 1];
            if (start == end)
            {
                repetitions.Add(0);
                definitions.Add(column.IsNull(row) ? 0 : emptyLevel);
            }

            for (int item = start; item < end; item++)
            {
                repetitions.Add(item == start ? 0 : 1);
                definitions.Add(column.Items.IsNull(item) ? itemLevel - 1 : itemLevel);
            }
        }

        repetition = [.. repetitions];
        definition = [.. definitions];
    }

    public override int Count => definition.Length;

    public override int NullCount => Count - ValuesIn(0, Count);

    public override int PageEnd(int start, int wanted)
    {
        long end = (long)start + wanted;
        if (end >= Count)
        {
            return Count;
        }

        // Back to the beginning of a row, or on to the next where a single row is longer than a page.
        int back = repetition.AsSpan(start + 1, (int)end - start).LastIndexOf(0);
        if (back >= 0)
        {
            return start + 1 + back;
        }

        int on = repetition.AsSpan((int)end).IndexOf(0);
        return on < 0 ? Count : (int)end + on;
    }

    public override int ValuesIn(int start, int end)
    {
        return definition.AsSpan(start..end).Count(itemLevel);
    }

    public override int RowsIn(int start, int end)
    {
        return repetition.AsSpan(start..end).Count(0);
    }

    public override void Encode(int start, int end, ByteBuffer output)
    {
        LevelRuns.Append(repetition.AsSpan(start..end), 1, output);
        LevelRuns.Append(definition.AsSpan(start..end), itemLevel, output);
    }
}
