using SpotifyInsights.Parquet.Compression;
using SpotifyInsights.Parquet.Format;
using SpotifyInsights.Parquet.Reading;

namespace SpotifyInsights.Parquet;

/// <summary>
/// Reads columns of a file. Opening takes one read of the file's end, every column of a row group one read more.
/// Nothing is kept but the footer; columns may be read at the same time from several threads if the source allows it.
/// </summary>
public sealed class ParquetReader
{
    // More than the header of any dictionary page.
    private const int ForgottenBytes = 100;

    private readonly IParquetSource source;
    private readonly ParquetReadOptions options;
    private readonly ReadOnlyMemory<byte> tail;
    private readonly FileMetadata metadata;
    private readonly IReadOnlyList<ColumnPlan> plans;

    private ParquetReader(IParquetSource source, ParquetReadOptions options, ReadOnlyMemory<byte> tail, ReadOnlySpan<byte> footer)
    {
        this.source = source;
        this.options = options;
        this.tail = tail;
        metadata = FooterReader.Read(footer);
        var tree = SchemaTree.Read(metadata.Schema);
        if (metadata.RowGroups.Any(g => g.Columns.Count != tree.LeafCount))
        {
            throw new ParquetException("a row group does not have the columns of the schema.");
        }

        plans = tree.Columns;
        Schema = new ParquetSchema([.. plans.Select(p => p.Field)]);
        UnsupportedColumns = tree.Unsupported;
        KeyValues = Latest(metadata.KeyValues);
    }

    /// <summary>The columns that can be read, in the order of the file.</summary>
    public ParquetSchema Schema { get; }

    /// <summary>The columns that cannot be read, with the reason.</summary>
    public IReadOnlyList<UnsupportedColumn> UnsupportedColumns { get; }

    /// <summary>What the writer noted about the file. Where a key stands twice, the last value.</summary>
    public IReadOnlyDictionary<string, string> KeyValues { get; }

    /// <summary>The program that wrote the file, as it calls itself, or null.</summary>
    public string? CreatedBy => metadata.CreatedBy;

    /// <summary>The number of row groups, 0 or more.</summary>
    public int RowGroupCount => metadata.RowGroups.Count;

    /// <summary>The number of rows in all row groups.</summary>
    public long RowCount => metadata.RowCount;

    /// <summary>Opens a file by reading its end.</summary>
    /// <exception cref="ParquetException">It is no Parquet file, it is broken, or it goes beyond a limit of the options.</exception>
    public static async ValueTask<ParquetReader> OpenAsync(
        IParquetSource source,
        ParquetReadOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= ParquetReadOptions.Default;
        if (source.Length < FooterReader.LeastFileLength)
        {
            throw new ParquetException($"a file of {source.Length} bytes is too short for Parquet.");
        }

        int tailLength = (int)Math.Min(source.Length, Math.Max(options.TailBytes, FooterReader.TrailerLength));
        ReadOnlyMemory<byte> end = await ReadRangeAsync(source, source.Length - tailLength, tailLength, cancellationToken);
        int footerLength = FooterReader.ReadLength(end.Span[^FooterReader.TrailerLength..], source.Length, options);
        int behind = FooterReader.TrailerLength + footerLength;
        ReadOnlyMemory<byte> footer = behind <= tailLength
            ? end[^behind..^FooterReader.TrailerLength]
            : await ReadRangeAsync(source, source.Length - behind, footerLength, cancellationToken);
        return new ParquetReader(source, options, end, footer.Span);
    }

    /// <summary>Opens a file that is in memory.</summary>
    /// <exception cref="ParquetException">It is no Parquet file, it is broken, or it goes beyond a limit of the options.</exception>
    public static ParquetReader Open(ReadOnlyMemory<byte> file, ParquetReadOptions? options = null)
    {
        return Completed(OpenAsync(new MemoryParquetSource(file), options, CancellationToken.None));
    }

    /// <summary>All nodes of the schema, as they stand in the file.</summary>
    internal IReadOnlyList<SchemaElement> Elements => metadata.Schema;

    /// <summary>The number of rows of a row group.</summary>
    public int RowGroupRowCount(int rowGroup)
    {
        return (int)metadata.RowGroups[rowGroup].RowCount;
    }

    /// <summary>What the file says about the values of a column in a row group, or null when it says nothing.</summary>
    /// <exception cref="ParquetException">There is no such column, or it cannot be read.</exception>
    public ColumnStatistics? Statistics(int rowGroup, string column)
    {
        ColumnPlan plan = PlanOf(column);
        ColumnChunkMetadata chunk = metadata.RowGroups[rowGroup].Columns[plan.Leaf];
        return chunk.Statistics is { } statistics && chunk.Type == plan.Values.Physical ? StatisticsReader.Read(plan, statistics, options.TimeUnit) : null;
    }

    /// <summary>Where a column of a row group begins, in bytes from the start of the file. Columns that follow each other in the schema follow each other in files of <see cref="ParquetWriter"/>.</summary>
    /// <exception cref="ParquetException">There is no such column, or it cannot be read.</exception>
    public long Offset(int rowGroup, string column)
    {
        return metadata.RowGroups[rowGroup].Columns[PlanOf(column).Leaf].Offset;
    }

    /// <summary>Reads one column of one row group with one ranged read.</summary>
    /// <exception cref="ParquetException">There is no such column, or it is broken, not supported or beyond a limit.</exception>
    public async ValueTask<ColumnData> ReadColumnAsync(int rowGroup, string column, CancellationToken cancellationToken = default)
    {
        ColumnPlan plan = PlanOf(column);
        RowGroupMetadata group = metadata.RowGroups[rowGroup];
        ColumnChunkMetadata chunk = group.Columns[plan.Leaf];
        try
        {
            CheckReadable(plan, chunk);
            long length = chunk.CompressedSize + (metadata.HasShortColumns ? ForgottenBytes : 0);
            ReadOnlyMemory<byte> bytes = await ReadAsync(chunk.Offset, (int)Math.Min(length, source.Length - chunk.Offset), cancellationToken);
            return ColumnDecoder.Decode(plan, chunk, (int)group.RowCount, bytes.Span, options);
        }
        catch (ParquetException e)
        {
            throw ParquetException.ForColumn(column, e);
        }
    }

    /// <summary>As <see cref="ReadColumnAsync"/>, for sources that answer at once, as memory does.</summary>
    /// <exception cref="ParquetException">There is no such column, or it is broken, not supported or beyond a limit.</exception>
    /// <exception cref="InvalidOperationException">The source did not answer at once.</exception>
    public ColumnData ReadColumn(int rowGroup, string column)
    {
        return Completed(ReadColumnAsync(rowGroup, column, CancellationToken.None));
    }

    /// <summary>The leaf of a column that is exactly this one; null when there is none.</summary>
    internal int? FindLeaf(ParquetField field)
    {
        int place = Schema.IndexOf(field.Name);
        return place >= 0 && Schema.Fields[place] == field ? plans[place].Leaf : null;
    }

    internal RowGroupMetadata RowGroup(int rowGroup)
    {
        return metadata.RowGroups[rowGroup];
    }

    /// <summary>The bytes of a column of a row group as they lie in the file, checked against their checksums.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> ReadRawAsync(int rowGroup, int leaf, CancellationToken cancellationToken)
    {
        ColumnPlan plan = plans.First(p => p.Leaf == leaf);
        ColumnChunkMetadata chunk = metadata.RowGroups[rowGroup].Columns[leaf];
        try
        {
            CheckReadable(plan, chunk);
            ReadOnlyMemory<byte> bytes = await ReadAsync(chunk.Offset, (int)chunk.CompressedSize, cancellationToken);
            PageScanner.Check(bytes.Span, chunk.ValueCount, options);
            return bytes;
        }
        catch (ParquetException e)
        {
            throw ParquetException.ForColumn(plan.Field.Name, e);
        }
    }

    /// <summary>Any part of the file.</summary>
    internal ValueTask<ReadOnlyMemory<byte>> ReadRawAsync(FilePlace place, CancellationToken cancellationToken)
    {
        return place.Offset >= 0 && place.Length >= 0 && place.Offset <= source.Length - place.Length
            ? ReadAsync(place.Offset, place.Length, cancellationToken)
            : throw new ParquetException("its index lies outside the file.");
    }

    private static T Completed<T>(ValueTask<T> task)
    {
        return task.IsCompleted
            ? task.GetAwaiter().GetResult()
            : throw new InvalidOperationException("The source does not answer at once; use the asynchronous method.");
    }

    private static Dictionary<string, string> Latest(IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in pairs)
        {
            values[key] = value;
        }

        return values;
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadRangeAsync(IParquetSource source, long offset, int length, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> bytes = await source.ReadAsync(offset, length, cancellationToken);
        return bytes.Length == length
            ? bytes
            : throw new ParquetException($"the file ends early: {bytes.Length} of {length} bytes at {offset}.");
    }

    private ColumnPlan PlanOf(string column)
    {
        int index = Schema.IndexOf(column);
        if (index >= 0)
        {
            return plans[index];
        }

        string reason = UnsupportedColumns.FirstOrDefault(c => c.Name == column)?.Reason is { } obstacle
            ? $"{obstacle}, which is not supported."
            : "the file has no such column.";
        throw ParquetException.ForColumn(column, new ParquetException(reason));
    }

    private void CheckReadable(ColumnPlan plan, ColumnChunkMetadata chunk)
    {
        if (chunk.IsElsewhere || chunk.IsHidden)
        {
            throw new ParquetException(chunk.IsElsewhere ? "values in another file are not supported." : "encrypted columns are not supported.");
        }

        if (chunk.Type != plan.Values.Physical)
        {
            throw new ParquetException($"the schema says {plan.Values.Physical}, the row group {chunk.Type}.");
        }

        if (!Decompressor.IsSupported(chunk.Codec))
        {
            throw new ParquetException($"compression with {Decompressor.Name(chunk.Codec)} is not supported.");
        }

        if (chunk.ValueCount < 0 || chunk.CompressedSize < 0 || chunk.Offset < 0 || chunk.Offset > source.Length - chunk.CompressedSize)
        {
            throw new ParquetException("its place lies outside the file.");
        }

        if (chunk.CompressedSize > Math.Min(options.MaxColumnBytes, Array.MaxLength - ForgottenBytes) || chunk.ValueCount > Array.MaxLength)
        {
            throw new ParquetException($"{chunk.CompressedSize} bytes with {chunk.ValueCount} values are beyond the limit.");
        }
    }

    private ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int length, CancellationToken cancellationToken)
    {
        long tailStart = source.Length - tail.Length;
        return offset >= tailStart
            ? ValueTask.FromResult(tail.Slice((int)(offset - tailStart), length))
            : ReadRangeAsync(source, offset, length, cancellationToken);
    }
}
