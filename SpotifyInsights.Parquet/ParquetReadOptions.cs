namespace SpotifyInsights.Parquet;

/// <summary>Limits on what a file can make the reader allocate. Beyond them a file fails with a <see cref="ParquetException"/>.</summary>
public sealed record ParquetReadOptions
{
    /// <summary>The options used where none are given.</summary>
    public static ParquetReadOptions Default { get; } = new();

    /// <summary>The greatest footer (schema and places of all row groups), in bytes. Default 16 MiB.</summary>
    public int MaxFooterBytes { get; init; } = 16 << 20;

    /// <summary>The greatest page once decompressed, in bytes. Default 256 MiB.</summary>
    public int MaxPageBytes { get; init; } = 256 << 20;

    /// <summary>The most memory that one column of one row group may take, decoded or as it lies in the file, in bytes. Default 1 GiB.</summary>
    public long MaxColumnBytes { get; init; } = 1L << 30;

    /// <summary>Whether pages are held against their checksum where the file has one. Default true.</summary>
    public bool VerifyChecksums { get; init; } = true;

    /// <summary>
    /// The unit of <see cref="ParquetType.Timestamp"/> and <see cref="ParquetType.Time"/> columns and their statistics. Default milliseconds.
    /// A time that does not fit into 64 bits of a finer unit is an error.
    /// </summary>
    public ParquetTimeUnit TimeUnit { get; init; } = ParquetTimeUnit.Milliseconds;

    /// <summary>
    /// How much of the file's end is read first, in bytes, at least 8. Default 64 KiB. A footer that is larger takes a second read;
    /// columns that lie in this part take none.
    /// </summary>
    public int TailBytes { get; init; } = 64 << 10;
}
