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
        ListOffsets.Check(offsets, items.Count, present, nameof(offsets));
        Offsets = offsets;
        Items = items;
    }

    /// <summary>Where each row's items begin in <see cref="Items"/>, and after the last row the number of items.</summary>
    public int[] Offsets { get; }

    /// <summary>The items of all rows, a column of the field's <see cref="ParquetField.ItemType"/>.</summary>
    public ColumnData Items { get; }

    /// <inheritdoc />
    public override bool[]? Present { get; }
}
