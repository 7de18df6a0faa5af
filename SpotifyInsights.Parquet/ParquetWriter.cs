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
    private readonly ColumnChunkWriter chunks;
    private readonly ByteBuffer index = new();
    private readonly List<IReadOnlyList<WrittenColumn>> rowGroups = [];
    private readonly List<int> rowCounts = [];
    private readonly List<IReadOnlyList<int>> sortings = [];
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
        Check(columns);
        int rows = columns[0].Count;
        if (rows == 0)
        {
            return;
        }

        var written = new List<WrittenColumn>(columns.Count);
        for (int i = 0; i < layouts.Length; i++)
        {
            written.Add(chunks.Write(layouts[i], columns[i], position));
            Write(chunks.Written);
        }

        rowGroups.Add(written);
        rowCounts.Add(rows);
        sortings.Add(SortedRows.Rise([.. sortedBy.Select(place => columns[place])]) ? sortedBy : []);
    }

    /// <summary>Writes the index of the pages and the footer, and flushes the stream.</summary>
    /// <param name="keyValues">Notes about the file; written in the ordinal order of their keys.</param>
    /// <exception cref="InvalidOperationException">The file is complete already.</exception>
    public void Complete(IReadOnlyDictionary<string, string>? keyValues = null)
    {
        ThrowIfClosed();
        isClosed = true;
        List<RowGroupMetadata> groups = WritePageIndexes();
        var root = new SchemaElement { Name = "schema", ChildCount = layouts.Length };
        var metadata = new FileMetadata
        {
            Schema = [root, .. layouts.SelectMany(l => l.Elements)],
            RowCount = rowCounts.Sum(c => (long)c),
            RowGroups = groups,
            KeyValues = [.. (keyValues ?? new Dictionary<string, string>()).OrderBy(p => p.Key, StringComparer.Ordinal)],
            CreatedBy = options.CreatedBy,
        };
        var footer = new ByteBuffer();
        metadata.Write(footer);
        footer.AppendInt32(footer.Length);
        Write(footer.Written);
        Write(Magic);
        output.Flush();
    }

    /// <summary>Ends the use of the writer. The stream stays open; without <see cref="Complete"/> it holds no file.</summary>
    public void Dispose()
    {
        isClosed = true;
    }

    private int PlaceOfKey(string column)
    {
        int place = schema.IndexOf(column);
        return place >= 0 && SortedRows.CanBeKey(schema.Fields[place].Type)
            ? place
            : throw new ArgumentException($"Rows cannot be sorted by '{column}'.", nameof(column));
    }

    private List<RowGroupMetadata> WritePageIndexes()
    {
        List<List<ColumnChunkMetadata>> chunksOfGroups = [.. rowGroups.Select(g => g.Select(WithColumnIndex).ToList())];
        for (int group = 0; group < rowGroups.Count; group++)
        {
            for (int column = 0; column < layouts.Length; column++)
            {
                FilePlace place = WriteIndex(rowGroups[group][column].Pages.WriteOffsetIndex);
                chunksOfGroups[group][column] = chunksOfGroups[group][column] with { OffsetIndex = place };
            }
        }

        return [.. chunksOfGroups.Select((columns, group) => new RowGroupMetadata(columns, rowCounts[group]) { SortedBy = sortings[group] })];
    }

    private ColumnChunkMetadata WithColumnIndex(WrittenColumn column)
    {
        return column.Pages.HasBounds ? column.Metadata with { ColumnIndex = WriteIndex(column.Pages.WriteColumnIndex) } : column.Metadata;
    }

    private FilePlace WriteIndex(Action<ByteBuffer> write)
    {
        index.Clear();
        write(index);
        var place = new FilePlace(position, index.Length);
        Write(index.Written);
        return place;
    }

    private void Check(IReadOnlyList<ColumnData> columns)
    {
        if (columns.Count != layouts.Length)
        {
            throw new ArgumentException($"{columns.Count} columns for a schema of {layouts.Length}.", nameof(columns));
        }

        for (int i = 0; i < layouts.Length; i++)
        {
            ParquetField field = schema.Fields[i];
            if (columns[i].Count != columns[0].Count)
            {
                throw new ArgumentException($"Column '{field.Name}' has {columns[i].Count} rows, the first has {columns[0].Count}.", nameof(columns));
            }

            if (!ColumnContent.Fits(field, columns[i]))
            {
                throw new ArgumentException($"Column '{field.Name}' is of type {field.Type} and was given a {columns[i].GetType().Name}.", nameof(columns));
            }

            if (!field.IsOptional && columns[i].Present.AsSpan().Contains(false))
            {
                throw new ArgumentException($"Column '{field.Name}' is required and has nulls.", nameof(columns));
            }
        }
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
