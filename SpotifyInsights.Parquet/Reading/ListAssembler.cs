using System.Buffers;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>A column of lists.</summary>
internal sealed class ListAssembler<T> : ColumnAssembler
    where T : unmanaged
{
    private readonly ColumnPlan plan;
    private readonly T nullValue;
    private readonly ValueDecoder<T> decoder;
    private readonly Func<T[], bool[]?, ColumnData> wrap;
    private readonly int[] offsets;
    private readonly bool[] present;
    private readonly bool[] itemPresent;
    private T[] items;
    private int itemCount;
    private int row;
    private bool isOpen;

    /// <summary>Makes room for one row group.</summary>
    /// <param name="plan">The column.</param>
    /// <param name="rows">The number of rows of the row group.</param>
    /// <param name="entries">All items, and one for each null or empty list; at least <paramref name="rows"/>.</param>
    /// <param name="nullValue">What stands in items that are null.</param>
    /// <param name="decoder">Of the items.</param>
    /// <param name="wrap">Makes the column of the items.</param>
    public ListAssembler(ColumnPlan plan, int rows, int entries, T nullValue, ValueDecoder<T> decoder, Func<T[], bool[]?, ColumnData> wrap)
    {
        this.plan = plan;
        this.nullValue = nullValue;
        this.decoder = decoder;
        this.wrap = wrap;
        offsets = new int[rows + 1];
        present = new bool[rows];
        itemPresent = new bool[entries];
        items = GC.AllocateUninitializedArray<T>(entries);
    }

    public override void ReadDictionary(ReadOnlySpan<byte> values, int count)
    {
        decoder.ReadDictionary(values, count);
    }

    public override void ReadPage(scoped in PageContent page)
    {
        int count = page.ValueCount;
        int[] rented = ArrayPool<int>.Shared.Rent(Math.Max(1, 2 * count));
        Span<int> repetition = rented.AsSpan(0, count);
        Span<int> definition = rented.AsSpan(count, count);
        page.Repetition.Decode(1, repetition);
        page.Definition.Decode(plan.MaxDefinition, definition);

        T[] found = ArrayPool<T>.Shared.Rent(count);
        decoder.Decode(page, found.AsSpan(0, definition.Count(plan.MaxDefinition)));
        Take(repetition, definition, found);
        ArrayPool<T>.Shared.Return(found);
        ArrayPool<int>.Shared.Return(rented);
    }

    public override ColumnData Finish()
    {
        if (row != present.Length)
        {
            throw WrongRowCount();
        }

        offsets[row] = itemCount;
        Array.Resize(ref items, itemCount);
        bool[] marks = itemPresent[..itemCount];
        ColumnData values = wrap(items, marks.Contains(false) ? marks : null);
        bool[]? rows = present.Contains(false) ? present : null;
        return values is StringColumn texts ? new StringListColumn(offsets, texts, rows) : new ListColumn(offsets, values, rows);
    }

    private void BeginRow(int level)
    {
        if (row == present.Length)
        {
            throw WrongRowCount();
        }

        offsets[row] = itemCount;
        isOpen = level > plan.ListDefinition;
        present[row] = level >= plan.ListDefinition;
        row++;
    }

    private void Take(ReadOnlySpan<int> repetition, ReadOnlySpan<int> definition, ReadOnlySpan<T> found)
    {
        int next = 0;
        for (int i = 0; i < definition.Length; i++)
        {
            int level = definition[i];
            if (repetition[i] == 0)
            {
                BeginRow(level);
            }
            else if (!isOpen || level <= plan.ListDefinition)
            {
                throw new ParquetException("a list goes on where none has begun.");
            }

            if (level > plan.MaxDefinition)
            {
                throw new ParquetException($"a definition level of {level}, beyond {plan.MaxDefinition}.");
            }

            if (level > plan.ListDefinition)
            {
                itemPresent[itemCount] = level == plan.MaxDefinition;
                items[itemCount++] = level == plan.MaxDefinition ? found[next++] : nullValue;
            }
        }
    }
}
