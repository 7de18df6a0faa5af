using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Lookups;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// Histories as they would have been known at an earlier instant: the plays that follow from the reports that had been collected until then, by today's
/// rules. Month versions keep every report with the instants of its inputs, so no input is read.
/// </summary>
/// <remarks>
/// Costs a read of every month up to the instant and a merge of its reports: seconds for a long history, so callers keep what they get. What an import
/// that was taken back since had brought is not known any more.
/// </remarks>
public sealed class PastHistoryStore(IObjectStore objects)
{
    /// <summary>How many snapshots before the instant are asked for the artists that a later one names too.</summary>
    public const int MostSnapshots = 30;

    private const int ReadsAtOnce = 16;
    private static readonly Duration Reach = Duration.FromDays(2 * MostSnapshots);

    private readonly ManifestStore manifests = new(objects);
    private readonly VersionStore versions = new(objects);
    private readonly SnapshotStore snapshots = new(objects);
    private readonly LookupStore lookups = new(objects);

    /// <summary>The history as of an instant, or null when nothing was ever aggregated.</summary>
    public async Task<ListeningHistory?> LoadAsync(string userId, Instant asOf, CancellationToken cancellationToken)
    {
        var manifest = await manifests.FindAsync(userId, cancellationToken);
        if (manifest?.DataVersion is null)
        {
            return null;
        }

        var artists = await ReadArtistsAsync(userId, manifest, asOf, cancellationToken);
        var months = await ReadMonthsAsync(userId, manifest, asOf, cancellationToken);
        var past = Merge(months, asOf);
        var history = new HistoryBuilder(past.Sum(month => month.StartedAt.Length));
        foreach (var month in past)
        {
            history.Add(month);
        }

        foreach (var import in manifest.Applied.Imports.Where(import => import.CollectedAt <= asOf))
        {
            if (import is { CoversFrom: { } since, CoversTo: { } until } && since < until)
            {
                history.AddObserved(new InstantRange(since, until));
            }
        }

        foreach (var range in Until(manifest.LastSeen?.Covered is { } quiet ? [quiet] : [], asOf))
        {
            history.AddObserved(range);
        }

        string[] known = [.. (manifest.Lookups ?? []).Where(id => CollectionId.ToInstant(id) <= asOf)];
        return history.Build(manifest.DataVersion, artists, await lookups.ReadAsync(userId, known, cancellationToken), asOf);
    }

    /// <summary>When a snapshot was collected, or null when the listener has no such snapshot.</summary>
    public async Task<Instant?> FindSnapshotInstantAsync(string userId, string snapshotId, CancellationToken cancellationToken)
    {
        if (!CollectionId.TryParse(snapshotId, out var named) || await snapshots.FindMetadataAsync(userId, snapshotId, cancellationToken) is null)
        {
            return null;
        }

        // Its plays were answered a moment after the folder got its name.
        var page = await snapshots.ReadRecentTracksAsync(userId, snapshotId, cancellationToken);
        return page is null ? named : Instant.Max(named, page.CollectedAt);
    }

    private static List<MonthOfHistory> Merge(IReadOnlyList<(MonthEntry Entry, StoredObject File)> months, Instant asOf)
    {
        var past = new List<MonthOfHistory>();
        Instant? previousEnd = null;
        foreach (var (entry, file) in months)
        {
            var (witnesses, observed) = MonthVersionSchema.ReadWitnesses(file);
            var plays = PlayMerger.MergeMonth(entry.Month, witnesses, previousEnd, asOf);
            previousEnd = plays.Count > 0 ? plays[^1].PlayedAt : previousEnd;
            past.Add(MonthOfHistory.Of(new MonthVersion(entry.Month, [], plays, Until(observed, asOf))));
        }

        return past;
    }

    private static IReadOnlyList<InstantRange> Until(IReadOnlyList<InstantRange> observed, Instant end) =>
        [.. observed.Where(range => range.From < end).Select(range => range with { To = Instant.Min(range.To, end) })];

    private async Task<IReadOnlyList<(MonthEntry Entry, StoredObject File)>> ReadMonthsAsync(
        string userId, Manifest manifest, Instant asOf, CancellationToken cancellationToken)
    {
        var entries = manifest.Months.Where(month => UtcMonth.StartOf(month.Month) <= asOf).ToArray();
        var files = new StoredObject[entries.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, entries.Length, parallel, async (i, token) => files[i] = await versions.GetAsync(userId, entries[i].Version, token));
        return [.. entries.Zip(files)];
    }

    /// <summary>
    /// The newest saying of each artist at or before the instant. Of an artist whom a later snapshot names too, only that later saying is kept: for him the
    /// last <see cref="MostSnapshots"/> snapshots before the instant are asked.
    /// </summary>
    private async Task<IReadOnlyList<Sighting<ReportedArtist>>> ReadArtistsAsync(
        string userId, Manifest manifest, Instant asOf, CancellationToken cancellationToken)
    {
        if (manifest.TopArtists is null)
        {
            return [];
        }

        var all = TopListVersions.Artists.Read(await versions.GetAsync(userId, manifest.TopArtists.Version, cancellationToken));
        var known = all.Where(sighting => sighting.SeenAt <= asOf).ToList();
        if (known.Count == all.Count)
        {
            return known;
        }

        var ids = await snapshots.ListBegunAsync(userId, CollectionId.From(asOf - Reach), cancellationToken)
            .Where(id => CollectionId.ToInstant(id) <= asOf)
            .ToListAsync(cancellationToken);
        foreach (var id in ids.TakeLast(MostSnapshots))
        {
            foreach (var range in Enum.GetValues<TimeRange>())
            {
                var list = await snapshots.ReadTopArtistsAsync(userId, id, range, cancellationToken);
                known.AddRange(ArtistSightings.Of(list ?? [], CollectionId.ToInstant(id)));
            }
        }

        return NewestSightings.OfArtists(known);
    }
}
