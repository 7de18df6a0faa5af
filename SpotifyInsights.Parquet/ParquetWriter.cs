using SpotifyInsights.Parquet.Format;
using SpotifyInsights.Parquet.Writing;

namespace SpotifyInsights.Parquet;

/// <summary>
/// Writes a file to a stream from its current position on, which need not be seekable and stays open. Only after
/// <see cref="Complete"/> it is a Parquet file. Not for use from several threads.
/// </summary>
public sealed class ParquetWriter : IDisposable
{
    private static readonly byte[] Magic = "PAR1"u8.ToArray();

    private readonly Stream output;
    private readonly ParquetSchema schema;
    private readonly ParquetWriteOptions options;
    private readonly ColumnLayout[] layouts;
    private readonly SchemaElement[] elements;
    private readonly ColumnChunkWriter chunks;
    private readonly List<WrittenRowGroup> rowGroups = [];
    private readonly int[] sortedBy;
    private long position;
    private bool isClosed;

    /// <summary>Begins a file.</summary>
    /// <exception cref="ArgumentException">
    /// The schema has no columns or one that cannot be written, or an option is out of its range or names a column that is not there or has no order.
    /// </exception>
    public ParquetWriter(Stream output, ParquetSchema schema, ParquetWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(schema);
        if (schema.Fields.Count == 0)
        {
            throw new ArgumentException("A file needs at least one column.", nameof(schema));
        }

        this.output = output;
        this.schema = schema;
        this.options = options ?? ParquetWriteOptions.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(this.options.MaxPageValues, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(this.options.TargetPageBytes, 1, nameof(options));
        layouts = [.. schema.Fields.Select(ColumnLayout.From)];
        elements = [new SchemaElement { Name = "schema", ChildCount = layouts.Length }, .. layouts.SelectMany(l => l.Elements)];
        sortedBy = [.. this.options.SortedBy.Select(PlaceOfKey)];
        chunks = new ColumnChunkWriter(this.options);
        Write(Magic);
    }

    /// <summary>Writes some rows. No rows at all write no row group.</summary>
    /// <param name="columns">One per field of the schema, in its order, all of the same length.</param>
    /// <exception cref="ArgumentException">Columns are missing, of the wrong type, of different lengths, or null where the field is required.</exception>
    /// <exception cref="InvalidOperationException">The file is complete.</exception>
    public void WriteRowGroup(IReadOnlyList<ColumnData> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ThrowIfClosed();
        if (columns.Count != layouts.Length)
        {
            throw new ArgumentException($"{columns.Count} columns for a schema of {layouts.Length}.", nameof(columns));
        }

        for (int i = 0; i < layouts.Length; i++)
        {
            Check(i, columns[i], columns[0].Count);
        }

        WriteChecked(columns[0].Count, place => columns[place]);
    }

    /// <summary>As <see cref="WriteRowGroup(IReadOnlyList{ColumnData})"/>, with one column in memory at a time.</summary>
    /// <param name="rows">How many rows every column has.</param>
    /// <param name="column">Makes the column of a place in the schema. Asked once for each, in their order; a column that is refused leaves no file that can be completed.</param>
    /// <exception cref="ArgumentException">A column is of the wrong type or length, or null where the field is required.</exception>
    /// <exception cref="InvalidOperationException">The file is complete.</exception>
    public void WriteRowGroup(int rows, Func<int, ColumnData> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        ThrowIfClosed();
        isClosed = true;
        WriteChecked(rows, place => Check(place, column(place), rows));
        isClosed = false;
    }

    /// <summary>
    /// Takes a row group of another file over, byte by byte, once its pages fit their checksums: what was written from the same columns with the same options
    /// becomes the same file.
    /// </summary>
    /// <exception cref="ArgumentException">The other file has another schema, or was not written by the program of the options.</exception>
    /// <exception cref="ParquetException">The row group is broken or has no page index; then the file cannot be completed.</exception>
    /// <exception cref="InvalidOperationException">The file is complete.</exception>
    public async Task CopyRowGroupAsync(ParquetReader source, int rowGroup, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ThrowIfClosed();
        if (!CanCopyFrom(source))
        {
            throw new ArgumentException("The row group is of a file with another schema or by another program.", nameof(source));
        }

        await CopyAsync(source, rowGroup, place => place, cancellationToken);
        rowGroups[^1] = rowGroups[^1] with { SortedBy = source.RowGroup(rowGroup).SortedBy };
    }

    /// <summary>
    /// As <see cref="CopyRowGroupAsync"/>, of a file that may have other columns beside those of this one, and in another order. The columns by which the rows are meant
    /// to rise are read.
    /// </summary>
    /// <exception cref="ArgumentException">A column is missing in the other file or is of another type, or another program wrote it.</exception>
    /// <exception cref="ParquetException">A column is broken or has no page index; then the file cannot be completed.</exception>
    /// <exception cref="InvalidOperationException">The file is complete.</exception>
    public async Task CopyColumnsAsync(ParquetReader source, int rowGroup, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ThrowIfClosed();
        if (source.CreatedBy != options.CreatedBy || schema.Fields.Any(field => source.FindLeaf(field) is null))
        {
            throw new ArgumentException("The columns are not all in that file, or another program wrote it.", nameof(source));
        }

        await CopyAsync(source, rowGroup, place => source.FindLeaf(schema.Fields[place])!.Value, cancellationToken);
        var keys = new ColumnData[sortedBy.Length];
        for (int key = 0; key < keys.Length; key++)
        {
            keys[key] = await source.ReadColumnAsync(rowGroup, schema.Fields[sortedBy[key]].Name, cancellationToken);
        }

        rowGroups[^1] = rowGroups[^1] with { SortedBy = SortedRows.Rise(keys) ? sortedBy : [] };
    }

    /// <summary>Whether row groups of the file can be taken over: it has this file's schema and names the program of the options.</summary>
    public bool CanCopyFrom(ParquetReader source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.CreatedBy == options.CreatedBy && source.Elements.SequenceEqual(elements);
    }

    /// <summary>Writes the index of the pages and the footer, and flushes the stream.</summary>
    /// <param name="keyValues">Notes about the file; written in the ordinal order of their keys.</param>
    /// <exception cref="InvalidOperationException">The file is complete already.</exception>
    public void Complete(IReadOnlyDictionary<string, string>? keyValues = null)
    {
        ThrowIfClosed();
        isClosed = true;
        List<RowGroupMetadata> groups = WritePageIndexes();
        var metadata = new FileMetadata
        {
            Schema = elements,
            RowCount = rowGroups.Sum(g => g.RowCount),
            RowGroups = groups,
            KeyValues = [.. (keyValues ?? new Dictionary<string, string>()).OrderBy(p => p.Key, StringComparer.Ordinal)],
            CreatedBy = options.CreatedBy,
        };
        var footer = new ByteBuffer();
        metadata.Write(footer);
        footer.AppendInt32(footer.Length);
        Write(footer.Written);
        Write(Magic);
        footer.Release();
        output.Flush();
    }

    /// <summary>Ends the use of the writer. The stream stays open; without <see cref="Complete"/> it holds no file.</summary>
    public void Dispose()
    {
        isClosed = true;
        chunks.Release();
    }

    private async Task CopyAsync(ParquetReader source, int rowGroup, Func<int, int> leafOf, CancellationToken cancellationToken)
    {
        isClosed = true;
        var columns = new List<WrittenColumn>(layouts.Length);
        for (int place = 0; place < layouts.Length; place++)
        {
            (ReadOnlyMemory<byte> bytes, WrittenColumn column) =
                await RawColumn.ReadAsync(source, rowGroup, leafOf(place), layouts[place].Path, position, cancellationToken);
            columns.Add(column);
            Write(bytes.Span);
        }

        rowGroups.Add(new WrittenRowGroup(columns, source.RowGroup(rowGroup).RowCount, SortedBy: []));
        isClosed = false;
    }

    private int PlaceOfKey(string column)
    {
        int place = schema.IndexOf(column);
        return place >= 0 && SortedRows.CanBeKey(schema.Fields[place].Type)
            ? place
            : throw new ArgumentException($"Rows cannot be sorted by '{column}'.", nameof(column));
    }

    private void WriteChecked(int rows, Func<int, ColumnData> column)
    {
        if (rows == 0)
        {
            return;
        }

        var written = new List<WrittenColumn>(layouts.Length);
        var keys = new ColumnData[sortedBy.Length];
        for (int i = 0; i < layouts.Length; i++)
        {
            // Nothing holds on to a column that is being encoded but those that tell the order of the rows.
            ColumnData data = column(i);
            if (Array.IndexOf(sortedBy, i) is >= 0 and int key)
            {
                keys[key] = data;
            }

            written.Add(chunks.Write(layouts[i], data, position, output));
            position += written[^1].Metadata.CompressedSize;
        }

        rowGroups.Add(new WrittenRowGroup(written, rows, SortedRows.Rise(keys) ? sortedBy : []));
    }

    private List<RowGroupMetadata> WritePageIndexes()
    {
        // All bounds first, then all places, as readers that pass over pages fetch them.
        List<List<FilePlace?>> bounds = [.. rowGroups.Select(g => g.Columns.Select(c => WriteIndex(c.ColumnIndex)).ToList())];
        return
        [
            .. rowGroups.Select((group, g) => new RowGroupMetadata(
                [.. group.Columns.Select((column, c) => column.Metadata with { ColumnIndex = bounds[g][c], OffsetIndex = WriteIndex(column.OffsetIndex) })],
                group.RowCount) { SortedBy = group.SortedBy }),
        ];
    }

    private FilePlace? WriteIndex(byte[]? index)
    {
        if (index is null)
        {
            return null;
        }

        var place = new FilePlace(position, index.Length);
        Write(index);
        return place;
    }

    private ColumnData Check(int place, ColumnData column, int rows)
    {
        ParquetField field = schema.Fields[place];
        if (column.Count != rows)
        {
            throw new ArgumentException($"Column '{field.Name}' has {column.Count} rows, the first has {rows}.", nameof(column));
        }

        if (!ColumnContent.Fits(field, column))
        {
            throw new ArgumentException($"Column '{field.Name}' is of type {field.Type} and was given a {column.GetType().Name}.", nameof(column));
        }

        return field.IsOptional || !column.Present.AsSpan().Contains(false)
            ? column
            : throw new ArgumentException($"Column '{field.Name}' is required and has nulls.", nameof(column));
    }

    private void ThrowIfClosed()
    {
        if (isClosed)
        {
            throw new InvalidOperationException("The file is complete.");
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        position += bytes.Length;
    }
}
