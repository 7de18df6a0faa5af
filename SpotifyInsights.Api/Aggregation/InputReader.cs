using System.Runtime.CompilerServices;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Snapshots;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>Finds the inputs that are whole and not yet applied, and reads only those.</summary>
internal sealed class InputReader(IObjectStore objects)
{
    private readonly PollStore polls = new(objects);
    private readonly PollArchiveStore archives = new(objects);
    private readonly SnapshotStore snapshots = new(objects);
    private readonly ImportStore imports = new(objects);

    /// <summary>Polls are whole at once, so one that is not applied lies within a week of the newest that is: the cost does not grow with the history.</summary>
    public async IAsyncEnumerable<CollectedInput> UnappliedPollsAsync(
        string userId, AppliedCollections applied, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var archived = new HashSet<string>(StringComparer.Ordinal);
        if (applied.Mark is null)
        {
            await foreach (var poll in ArchivedAsync(userId, cancellationToken))
            {
                archived.Add(poll.Id);
                yield return poll;
            }
        }

        await foreach (var id in polls.ListBegunAsync(userId, applied.ListFrom, cancellationToken))
        {
            if (!applied.Contains(id) && !archived.Contains(id) && await FindPollAsync(userId, id, cancellationToken) is { } poll)
            {
                yield return poll;
            }
        }
    }

    /// <summary>The poll, or null when it is not whole.</summary>
    public async Task<CollectedInput?> FindPollAsync(string userId, string id, CancellationToken cancellationToken)
    {
        if (await polls.FindMetadataAsync(userId, id, cancellationToken) is not { } metadata)
        {
            return null;
        }

        var page = await polls.ReadAsync(userId, id, cancellationToken)
            ?? throw PollStore.WithoutPage(userId, id);
        return new CollectedInput(id, page, Catalogue: null, metadata.Quiet);
    }

    /// <summary>
    /// A snapshot can become whole long after its id, when a crashed one is completed: so all names after <paramref name="startAfter"/> (null: all) are
    /// looked at, and the series says which are applied.
    /// </summary>
    public async IAsyncEnumerable<CollectedInput> UnappliedSnapshotsAsync(
        string userId, SnapshotCatalogue applied, string? startAfter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = applied.Series.Select(row => row.SnapshotId).ToHashSet(StringComparer.Ordinal);
        await foreach (var id in snapshots.ListBegunAsync(userId, startAfter, cancellationToken))
        {
            if (!known.Contains(id) && await snapshots.FindMetadataAsync(userId, id, cancellationToken) is { } metadata)
            {
                yield return await ReadSnapshotAsync(userId, id, metadata, cancellationToken);
            }
        }
    }

    /// <summary>Ids of the imports that there are.</summary>
    public ValueTask<HashSet<string>> ImportIdsAsync(string userId, CancellationToken cancellationToken) =>
        imports.ListAsync(userId, cancellationToken).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);

    /// <summary>An import, whose rows are read later; those that it refused, and those that no play can have, are left out.</summary>
    public async Task<ImportedInput> ReadImportAsync(string userId, string importId, CancellationToken cancellationToken)
    {
        var report = await imports.FindReportAsync(userId, importId, cancellationToken)
            ?? throw new CorruptObjectException(Keys.ImportReport(userId, importId), "the import was there a moment ago");
        var plays = await imports.FindPlaysAsync(userId, importId, cancellationToken)
            ?? throw new CorruptObjectException(Keys.ImportPlays(userId, importId), "the import has a report and no rows");
        var import = new AppliedImport(importId, report.CollectedAt, report.CoversFrom, report.CoversTo);
        var months = new StoredMonths(import, plays);
        return new ImportedInput(import, months, months.Implausible);
    }

    // Only applied polls are archived: who goes on from a former state needs none of them.
    private async IAsyncEnumerable<CollectedInput> ArchivedAsync(string userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var month in archives.ListAsync(userId, cancellationToken))
        {
            foreach (var poll in (await archives.ReadAsync(userId, month, cancellationToken)).Polls)
            {
                yield return new CollectedInput(poll.Id, poll.Page, Catalogue: null, poll.Metadata.Quiet);
            }
        }
    }

    private async Task<CollectedInput> ReadSnapshotAsync(string userId, string id, SnapshotMetadata metadata, CancellationToken cancellationToken)
    {
        var page = await snapshots.ReadRecentTracksAsync(userId, id, cancellationToken);
        var tracks = new Dictionary<TimeRange, IReadOnlyList<ReportedTrack>>();
        var artists = new Dictionary<TimeRange, IReadOnlyList<ReportedArtist>>();
        foreach (var range in Enum.GetValues<TimeRange>())
        {
            tracks[range] = await snapshots.ReadTopTracksAsync(userId, id, range, cancellationToken) ?? [];
            artists[range] = await snapshots.ReadTopArtistsAsync(userId, id, range, cancellationToken) ?? [];
        }

        // Not from `computed_metrics.json`, which may be of an older formula: a rebuild must come to the same series.
        var metrics = SnapshotMetricsCalculator.Calculate(page?.Plays ?? [], tracks, artists);
        return new CollectedInput(id, page, SnapshotSayings.Of(id, tracks.Values, artists.Values, metrics), metadata.Quiet);
    }
}
