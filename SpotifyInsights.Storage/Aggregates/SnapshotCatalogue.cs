using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>What the applied snapshots say beside their plays.</summary>
/// <param name="Tracks">Every track that was ever in a top list, by key, as the newest snapshot shows it.</param>
/// <param name="Artists">Every artist that was ever in a top list, by key, as the newest snapshot shows it.</param>
/// <param name="Series">The metrics of every snapshot, oldest first, three ranges each.</param>
public sealed record SnapshotCatalogue(
    IReadOnlyList<Sighting<ReportedTrack>> Tracks,
    IReadOnlyList<Sighting<ReportedArtist>> Artists,
    IReadOnlyList<SnapshotSeriesRow> Series)
{
    /// <summary>No snapshot was applied.</summary>
    public static SnapshotCatalogue Empty { get; } = new([], [], []);

    /// <summary>Both together; the result depends on neither order nor repetition.</summary>
    public SnapshotCatalogue With(SnapshotCatalogue other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new SnapshotCatalogue(
            NewestSightings.OfTracks(Tracks.Concat(other.Tracks)),
            NewestSightings.OfArtists(Artists.Concat(other.Artists)),
            [.. Series.Concat(other.Series)
                .DistinctBy(row => (row.SnapshotId, row.Range))
                .OrderBy(row => CollectionId.ToInstant(row.SnapshotId))
                .ThenBy(row => row.SnapshotId, StringComparer.Ordinal)
                .ThenBy(row => row.Range)]);
    }
}
