using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// Every track once, by key, played or only ever in a top list. What is said of a track that was played is read from the file of all plays, column by column.
/// </summary>
internal sealed class UniqueTracks
{
    private static readonly PlayTally Never = new();

    private static readonly Column<ReportedTrack>[] Columns =
    [
        .. TrackColumns.Reported<ReportedTrack>(track => track),
        .. TrackColumns.Derived<ReportedTrack>(track => track),
        .. TrackColumns.Ours<ReportedTrack>(track => track),
    ];

    private readonly ParquetReader plays;
    private readonly ReportedTrack[] tops;
    private readonly PickedRows picked;
    private readonly UniqueTrack[] tracks;

    /// <summary>The tracks of all plays and top lists.</summary>
    /// <param name="tallies">What was played.</param>
    /// <param name="plays">The file of all plays, open as long as this is used.</param>
    /// <param name="topLists">What was ever in a top list, as the newest shows it: that counts for tracks that were never played.</param>
    public UniqueTracks(TrackTallies tallies, ParquetReader plays, IReadOnlyList<Sighting<ReportedTrack>> topLists)
    {
        this.plays = plays;
        tops = [.. topLists.Select(top => top.Item)];
        var inTop = topLists.Index().ToDictionary(top => top.Item.Key, top => top.Index, StringComparer.Ordinal);
        string[] keys = [.. tallies.Tracks.Keys.Union(inTop.Keys, StringComparer.Ordinal)];
        Array.Sort(keys, StringComparer.Ordinal);
        (tracks, var places) = (new UniqueTrack[keys.Length], new RowPlace[keys.Length]);
        for (var i = 0; i < keys.Length; i++)
        {
            var wasPlayed = tallies.Tracks.TryGetValue(keys[i], out var played);
            var isInTop = inTop.TryGetValue(keys[i], out var top);
            tracks[i] = new UniqueTrack(wasPlayed ? played.Tally : Never, isInTop);
            places[i] = wasPlayed ? played.Telling : new RowPlace(plays.RowGroupCount, top);
        }

        picked = new PickedRows(places);
    }

    /// <summary>The columns of what is said of a track.</summary>
    public static IEnumerable<ParquetField> Fields => Columns.Select(column => column.Field);

    /// <summary>The tracks, in the order of every column.</summary>
    public IReadOnlyList<UniqueTrack> Tracks => tracks;

    /// <summary>Reads a column of what is said of the tracks.</summary>
    public ColumnData Column(string name)
    {
        var column = Columns.Single(candidate => candidate.Field.Name == name);
        return picked.Column(column.Field.Type, rowGroup => rowGroup < plays.RowGroupCount ? plays.ReadColumn(rowGroup, name) : column.Fill(tops));
    }

    /// <summary>As <see cref="Column"/>, for columns of text.</summary>
    public StringColumn Texts(string name) => (StringColumn)Column(name);
}
