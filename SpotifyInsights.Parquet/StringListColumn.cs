namespace SpotifyInsights.Parquet;

/// <summary>A column of <see cref="ParquetType.StringList"/>: the items of all rows one after the other, and where each row begins.</summary>
public sealed class StringListColumn : ColumnData
{
    private readonly ListColumn lists;

    /// <summary>Wraps the arrays without copying them.</summary>
    /// <param name="offsets">One more than there are rows, from 0 to the number of items, never falling: row `i` holds the items from `offsets[i]` to before `offsets[i + 1]`.</param>
    /// <param name="items">The items of all rows.</param>
    /// <param name="present">False where the list is null, which is not the same as empty; null when every row has a list.</param>
    /// <exception cref="ArgumentException">The offsets fall, do not span the items, or a null row has items.</exception>
    public StringListColumn(int[] offsets, StringColumn items, bool[]? present = null)
        : base((offsets?.Length ?? throw new ArgumentNullException(nameof(offsets))) - 1)
    {
        lists = new ListColumn(offsets, items, present);
        Items = items;
    }

    /// <summary>Where each row's items begin in <see cref="Items"/>, and after the last row the number of items.</summary>
    public int[] Offsets => lists.Offsets;

    /// <summary>The items of all rows.</summary>
    public StringColumn Items { get; }

    /// <inheritdoc />
    public override bool[]? Present => lists.Present;

    /// <summary>The items of a row, or null when the row has no list.</summary>
    public string?[]? this[int row]
    {
        get
        {
            if (IsNull(row))
            {
                return null;
            }

            string?[] list = new string?[Offsets[row + 1] - Offsets[row]];
            for (int i = 0; i < list.Length; i++)
            {
                list[i] = Items[Offsets[row] + i];
            }

            return list;
        }
    }

    /// <summary>A column of these lists.</summary>
    public static StringListColumn FromValues(IReadOnlyList<IReadOnlyList<string?>?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int[] offsets = new int[values.Count + 1];
        bool[] present = new bool[values.Count];
        var items = new List<string?>();
        for (int row = 0; row < present.Length; row++)
        {
            present[row] = values[row] is not null;
            items.AddRange(values[row] ?? []);
            offsets[row + 1] = items.Count;
        }

        return new StringListColumn(offsets, StringColumn.FromValues(items), present.Contains(false) ? present : null);
    }
}
