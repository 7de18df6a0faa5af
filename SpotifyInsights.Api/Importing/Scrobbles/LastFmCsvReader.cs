using System.Text;
using CsvHelper;
using SpotifyInsights.Api.Importing.Rows;

namespace SpotifyInsights.Api.Importing.Scrobbles;

/// <summary>Reads scrobbles from CSV.</summary>
internal sealed class LastFmCsvReader(Stream stream, string name, LastFmCsvLayout layout, RowSink sink)
{
    private const int LongestRow = 64 << 10;

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        // The header is passed over here: its names are known, and may stand there twice.
        using var csv = CsvReader.Create(
            stream,
            new CsvReaderOptions { Separator = layout.Delimiter, HasHeader = false, Encoding = Encoding.UTF8, MaxRecordSize = LongestRow },
            leaveOpen: true);
        try
        {
            for (var isHeader = layout.HasHeader; await csv.ReadAsync(cancellationToken); isHeader = false)
            {
                if (!isHeader)
                {
                    Add(csv);
                }
            }
        }
        catch (CsvFormatException broken)
        {
            throw new ImportRefusedException(
                ImportRefusal.BrokenFile, name, $"The file is no CSV any more after row {csv.RowNumber}: a quote is not closed there.", broken);
        }
    }

    private void Add(CsvReader csv) => new Scrobble
    {
        StartedAt = Field(csv, layout.Time) is { } time ? LastFmCsvLayout.ParseTime(time) : null,
        Title = Field(csv, layout.Track),
        Artist = Field(csv, layout.Artist),
        Album = Field(csv, layout.Album) is { Length: > 0 } album ? album : null,
    }.AddTo(sink, csv.ByteOffset, "the time");

    private static string? Field(CsvReader csv, int column) => column >= 0 && column < csv.FieldCount ? csv.GetString(column) : null;
}
