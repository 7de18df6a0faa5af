using SpotifyInsights.Parquet.Encodings;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>A column of lists of texts.</summary>
internal sealed class TextListAssembler : ColumnAssembler
{
    private readonly ColumnPlan plan;
    private readonly TextPages pages;
    private readonly int[] offsets;
    private readonly bool[] present;
    private int[] items;
    private int itemCount;
    private int row;
    private bool isOpen;

    /// <summary>Makes room for one row group.</summary>
    /// <param name="plan">The column.</param>
    /// <param name="rows">The number of rows of the row group.</param>
    /// <param name="entries">All items, and one for each null or empty list; at least <paramref name="rows"/>.</param>
    /// <param name="maxBytes">The most that the texts may take in memory.</param>
    public TextListAssembler(ColumnPlan plan, int rows, int entries, long maxBytes)
    {
        this.plan = plan;
        pages = new TextPages(maxBytes);
        offsets = new int[rows + 1];
        present = new bool[rows];
        items = GC.AllocateUninitializedArray<int>(entries);
    }

    public override void ReadDictionary(ReadOnlySpan<byte> values, int count)
    {
        pages.ReadDictionary(values, count);
    }

    public override void ReadPage(scoped in PageContent page)
    {
        int count = page.ValueCount;
        int[] repetition = new int[count];
        int[] definition = new int[count];
        new HybridDecoder(page.Repetition, 1).Decode(repetition);
        new HybridDecoder(page.Definition, HybridEncoder.WidthFor(plan.MaxDefinition)).Decode(definition);

        int[] found = new int[definition.AsSpan().Count(plan.MaxDefinition)];
        if (!pages.TryDecode(page, found))
        {
            throw Unsupported(page.Encoding);
        }

        int next = 0;
        for (int i = 0; i < count; i++)
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
                items[itemCount++] = level == plan.MaxDefinition ? found[next++] : -1;
            }
        }
    }

    public override ColumnData Finish()
    {
        if (row != present.Length)
        {
            throw WrongRowCount();
        }

        offsets[row] = itemCount;
        Array.Resize(ref items, itemCount);
        return new StringListColumn(offsets, StringColumn.Trusted(pages.Texts(), items), present.Contains(false) ? present : null);
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
}
