namespace SpotifyInsights.Parquet;

/// <summary>A column of <see cref="ParquetType.Bytes"/>: every distinct value once, and an index into them per row.</summary>
public sealed class BytesColumn : ColumnData
{
    private readonly Lazy<bool[]?> present;

    /// <summary>Wraps the arrays without copying them.</summary>
    /// <param name="dictionary">The values.</param>
    /// <param name="indexes">One per row, into <paramref name="dictionary"/>; -1 where the row is null.</param>
    /// <exception cref="ArgumentException">An index points outside the dictionary.</exception>
    public BytesColumn(byte[][] dictionary, int[] indexes)
        : base(indexes?.Length ?? throw new ArgumentNullException(nameof(indexes)))
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        DictionaryRows.Check(indexes, dictionary.Length, nameof(indexes));
        Dictionary = dictionary;
        Indexes = indexes;
        present = new Lazy<bool[]?>(() => DictionaryRows.FindPresent(indexes));
    }

    /// <summary>The values that rows point to, in the order of the file.</summary>
    public byte[][] Dictionary { get; }

    /// <summary>One per row: a place in <see cref="Dictionary"/>, or -1 where the row is null.</summary>
    public int[] Indexes { get; }

    /// <inheritdoc />
    public override bool[]? Present => present.Value;

    /// <summary>The bytes of a row, or null.</summary>
    public byte[]? this[int row] => Indexes[row] is >= 0 and int index ? Dictionary[index] : null;

    /// <inheritdoc />
    public override bool IsNull(int row)
    {
        return Indexes[row] < 0;
    }
}
