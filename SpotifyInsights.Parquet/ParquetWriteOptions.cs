namespace SpotifyInsights.Parquet;

/// <summary>How files are written. The same columns and options always give the same bytes.</summary>
public sealed record ParquetWriteOptions
{
    /// <summary>The options used where none are given.</summary>
    public static ParquetWriteOptions Default { get; } = new();

    /// <summary>Default <see cref="ParquetCompression.Snappy"/>.</summary>
    public ParquetCompression Compression { get; init; } = ParquetCompression.Snappy;

    /// <summary>Whether columns may be written as dictionary and indexes where that is smaller. Default true.</summary>
    public bool UseDictionaries { get; init; } = true;

    /// <summary>Whether columns may be written as differences where that is smaller. Default true.</summary>
    public bool UseDeltas { get; init; } = true;

    /// <summary>The most values in one data page, 1 or more. Default 65,536.</summary>
    public int MaxPageValues { get; init; } = 1 << 16;

    /// <summary>About where a page of plain text is closed, in bytes, 1 or more. Default 1 MiB.</summary>
    public int TargetPageBytes { get; init; } = 1 << 20;

    /// <summary>
    /// The columns by which rows are meant to rise, the first before the second and so on, nulls last. It is noted for readers at every row
    /// group whose rows really do. Default none.
    /// </summary>
    public IReadOnlyList<string> SortedBy { get; init; } = [];

    /// <summary>The program named in the file's footer, `created_by`.</summary>
    public string CreatedBy { get; init; } = "SpotifyInsights";

    /// <summary>How many texts go into a page, by the size of all of them.</summary>
    internal int ValuesPerPage(int count, long bytes)
    {
        return (int)Math.Clamp(TargetPageBytes * (long)count / Math.Max(1, bytes), 1, MaxPageValues);
    }
}
