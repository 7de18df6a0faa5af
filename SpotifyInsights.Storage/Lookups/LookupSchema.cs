using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Lookups;

/// <summary>`lookups/{time}.parquet`: the id that was asked for, whether there is such a track, and what Spotify said of it.</summary>
internal static class LookupSchema
{
    private static readonly ReportedTrack Nothing = new();

    private static readonly Table<LookedUpTrack> Rows = new(
    [
        Column<LookedUpTrack>.Text("looked_up_id", row => row.Id),
        Column<LookedUpTrack>.Bool("is_found", row => row.Track is not null),
        .. TrackColumns.Reported<LookedUpTrack>(row => row.Track ?? Nothing),
        .. TrackColumns.Ours<LookedUpTrack>(row => row.Track ?? Nothing),
    ]);

    public static ParquetSchema Schema => Rows.Schema;

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<LookedUpTrack> tracks) => Rows.Write([tracks]);

    public static IReadOnlyList<LookedUpTrack> Read(StoredObject stored) => TableRows.Read(stored, reader => TableRows.ReadAll(reader, RowReader));

    private static Func<int, LookedUpTrack> RowReader(TableRows read)
    {
        var (id, isFound, track) = (read.Text("looked_up_id"), read.Bool("is_found"), TrackColumns.Reader(read));
        return row => new(id(row) ?? throw new FormatException("a row has no looked_up_id"), isFound(row) == true ? track(row) : null);
    }
}
