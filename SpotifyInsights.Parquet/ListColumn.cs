namespace SpotifyInsights.Parquet;

/// <summary>A column of <see cref="ParquetType.List"/>: the items of all rows one after the other, and where each row begins.</summary>
public sealed class ListColumn : ColumnData
{
    /// <summary>Wraps the arrays without copying them.</summary>
    /// <param name="offsets">As in <see cref="StringListColumn"/>.</param>
    /// <param name="items">The items of all rows.</param>
    /// <param name="present">False where the list is null, which is not the same as empty; null when every row has a list.</param>
    /// <exception cref="ArgumentException">The offsets fall, do not span the items, or a null row has items.</exception>
    public ListColumn(int[] offsets, ColumnData items, bool[]? present = null)
        : base((offsets?.Length ?? throw new ArgumentNullException(nameof(offsets))) - 1)
    {
        ArgumentNullException.ThrowIfNull(items);
        Present = Checked(present, Count);
        CheckOffsets(offsets, items.Count, present);
        Offsets = offsets;
        Items = items;
    }

    /// <summary>Where each row's items begin in <see cref="Items"/>, and after the last row the number of items.</summary>
    public int[] Offsets { get; }

    /// <summary>The items of all rows, a column of the field's <see cref="ParquetField.ItemType"/>.</summary>
    public ColumnData Items { get; }

    /// <inheritdoc />
    public override bool[]? Present { get; }

    // They rise from 0 to the number of items, and null rows have none.
    private static void CheckOffsets(int[] offsets, int items, bool[]? present)
    {
        if (offsets.Length == 0 || offsets[0] != 0 || offsets[^1] != items)
        {
            throw new ArgumentException($"The offsets must go from 0 to {items}, the number of items.", nameof(offsets));
        }

        for (int row = 0; row < offsets.Length - 1; row++)
        {
            int length = offsets[row + 1] - offsets[row];
            if (length < 0 || (length > 0 && present is not null && !present[row]))
            {
                throw new ArgumentException($"Row {row} has {length} items.", nameof(offsets));
            }
        }
    }
}
