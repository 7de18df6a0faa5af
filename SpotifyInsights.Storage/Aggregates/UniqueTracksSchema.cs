using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>`unique_tracks.parquet`.</summary>
internal static class UniqueTracksSchema
{
    private static readonly Column<(UniqueTrack Track, IReadOnlyList<string> Alternates)>[] Counts =
    [
        .. PlayTallyColumns.Of<(UniqueTrack Track, IReadOnlyList<string> Alternates)>(
            row => row.Track.Tally, row => SourceFlags.Texts(row.Track.Tally.Sources, row.Track.IsInTop), row => row.Alternates),
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

    private static List<(UniqueTrack Track, IReadOnlyList<string> Alternates)> Rows(UniqueTracks tracks)
    {
        var recordings = new Recordings(tracks);
        return [.. tracks.Tracks.Select((track, place) => (track, recordings.AlternatesOf(place)))];
    }
}
