using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>`unique_tracks.parquet`.</summary>
internal static class UniqueTracksSchema
{
    private static readonly Column<Row>[] Counts =
    [
        .. PlayTallyColumns.Of<Row>(row => row.Track.Tally, row => SourceFlags.Texts(row.Track.Tally.Sources, row.Track.IsInTop), row => row.Alternates),
        Column<Row>.Text("recording_id", row => row.RecordingId),
    ];

    private static readonly ParquetField[] Said = [.. UniqueTracks.Fields];

    public static ParquetSchema Schema { get; } = new([.. Said, .. Counts.Select(column => column.Field)]);

    public static void Write(UniqueTracks tracks, Stream file)
    {
        using var writer = new ParquetWriter(file, Schema);
        var rows = Rows(tracks);
        writer.WriteRowGroup(rows.Count, place => place < Said.Length ? tracks.Column(Said[place].Name) : Counts[place - Said.Length].Fill(rows));
        writer.Complete(FileVersion.Stamp(keyValues: null));
    }

    private static List<Row> Rows(UniqueTracks tracks)
    {
        var recordings = new UniqueRecordings(tracks);
        return [.. tracks.Tracks.Select((track, place) => new Row(track, recordings.AlternatesOf(place), recordings.IdOf(place)))];
    }

    private readonly record struct Row(UniqueTrack Track, IReadOnlyList<string> Alternates, string? RecordingId);
}
