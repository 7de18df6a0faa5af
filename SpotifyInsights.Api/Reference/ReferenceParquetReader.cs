using SpotifyInsights.Parquet;

namespace SpotifyInsights.Api.Reference;

/// <summary>Reads the reference data set from Parquet with the same columns, as pandas, DuckDB and we write it.</summary>
internal static class ReferenceParquetReader
{
    private const int MegaByte = 1 << 20;

    private static readonly ParquetReadOptions Limits = new() { MaxColumnBytes = 512 * MegaByte, MaxPageBytes = 128 * MegaByte };

    public static async Task<ReadReference> ReadAsync(Stream file, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var read = new ReadReference("parquet");
        using var source = new StreamParquetSource(file);
        try
        {
            var reader = await ParquetReader.OpenAsync(source, Limits, cancellationToken);
            var names = reader.Schema.Fields.Select(field => field.Name).Concat(reader.UnsupportedColumns.Select(column => column.Name)).ToList();
            var header = ReferenceHeader.Of(names);
            read.IgnoredColumns = header.Ignored;
            if (reader.RowCount > ReadReference.MaxRows)
            {
                throw new ReferenceRefusedException(new(ReadReference.MaxRows + 1, null, $"The file has more than {ReadReference.MaxRows:N0} rows."));
            }

            var line = 0L;
            for (var group = 0; group < reader.RowGroupCount; group++)
            {
                var columns = new List<ColumnData?>();
                foreach (var place in header.Places)
                {
                    columns.Add(place < 0 ? null : await reader.ReadColumnAsync(group, names[place], cancellationToken));
                }

                var cells = new ParquetCells(columns);
                for (cells.Row = 0; cells.Row < reader.RowGroupRowCount(group); cells.Row++)
                {
                    read.Add(++line, cells);
                }

                progress.Report((group + 1.0) / reader.RowGroupCount);
            }
        }
        catch (ParquetException exception)
        {
            throw new ReferenceRefusedException(new(1, exception.Column, $"The Parquet file cannot be read: {exception.Message}"), exception);
        }

        read.Complete();
        return read;
    }
}
