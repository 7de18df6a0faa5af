using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Snapshots;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>
/// Takes a snapshot: eight calls, a file for each answer as soon as it is there, the metadata last. A run that was cut off is gone on with:
/// what it wrote is read back and not asked for again, because the plays may have left Spotify's window meanwhile.
/// </summary>
public sealed class SnapshotCollector(
    SpotifyClient spotify,
    RecentTracksFetch recentTracks,
    SnapshotStore snapshots,
    SnapshotSeal seal,
    FormerPages formers,
    ManifestStore manifests,
    Aggregator aggregator)
{
    private static readonly TimeRange[] Ranges = [TimeRange.Short, TimeRange.Medium, TimeRange.Long];

    /// <summary>Takes the snapshot, or completes it, and applies it. Failures of the source are <see cref="SpotifyException"/>.</summary>
    public async Task<SnapshotResult> CollectAsync(
        SnapshotRequest request, IProgress<CollectionStep> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var run = new SnapshotRun(request, await snapshots.ListFilesAsync(request.UserId, request.SnapshotId, cancellationToken));
        Manifest? manifest = null;
        InstantRange? gap;
        if (!run.IsSealed)
        {
            await FetchAsync(run, progress, cancellationToken);

            progress.Report(CollectionStep.Metrics);
            var metrics = SnapshotMetricsCalculator.Calculate(run.Recent.Plays, run.TopTracks, run.TopArtists);
            await snapshots.PutComputedMetricsAsync(run.UserId, run.SnapshotId, metrics, cancellationToken);

            progress.Report(CollectionStep.Saving);
            manifest = await manifests.FindAsync(run.UserId, cancellationToken);
            gap = await seal.SetAsync(run, manifest, cancellationToken);
        }
        else
        {
            // A run that has only the rest to do says what the one that was cut off would have said.
            gap = (await snapshots.FindMetadataAsync(run.UserId, run.SnapshotId, cancellationToken))?.Gap;
        }

        var collected = new JustCollected(AggregationKind.Snapshot, run.SnapshotId, manifest);
        var applied = await aggregator.ApplyAsync(run.UserId, collected, cancellationToken);
        gap ??= formers.FindLate(run.UserId, run.Recent);
        formers.Remember(run.UserId, run.Recent, run.Skipped);

        return new SnapshotResult(run.SnapshotId, applied.DataVersion, run.Ledger.Calls, run.Skipped, SeenPlays.In(run.Recent), gap);
    }

    private async Task FetchAsync(SnapshotRun run, IProgress<CollectionStep> progress, CancellationToken cancellationToken)
    {
        progress.Report(CollectionStep.RecentTracks);
        await RecentTracksAsync(run, cancellationToken);
        foreach (var range in Ranges)
        {
            progress.Report(CollectionStep.TopTracks(range));
            await TopTracksAsync(run, range, cancellationToken);
        }

        foreach (var range in Ranges)
        {
            progress.Report(CollectionStep.TopArtists(range));
            await TopArtistsAsync(run, range, cancellationToken);
        }
    }

    private async Task RecentTracksAsync(SnapshotRun run, CancellationToken cancellationToken)
    {
        if (run.Has(Keys.SnapshotRecentTracks(run.UserId, run.SnapshotId))
            && await snapshots.ReadRecentTracksAsync(run.UserId, run.SnapshotId, cancellationToken) is { } known)
        {
            run.Resume(known);
            return;
        }

        var fetched = await recentTracks.FetchAsync(run.Ledger, cancellationToken);
        var isWritten = await snapshots.PutRecentTracksAsync(run.UserId, run.SnapshotId, fetched.Page, cancellationToken);
        if (!isWritten)
        {
            throw new InvalidOperationException($"Two runs take the snapshot {run.SnapshotId} at once.");
        }

        run.Take(fetched);
    }

    private async Task TopTracksAsync(SnapshotRun run, TimeRange range, CancellationToken cancellationToken)
    {
        var tracks = run.Has(Keys.SnapshotTopTracks(run.UserId, run.SnapshotId, range))
            ? await snapshots.ReadTopTracksAsync(run.UserId, run.SnapshotId, range, cancellationToken)
            : null;
        if (tracks is null)
        {
            var reported = SpotifyReports.TopTracks(await spotify.GetTopTracksAsync(run.Ledger, range, cancellationToken), range);
            await snapshots.PutTopTracksAsync(run.UserId, run.SnapshotId, range, reported.Tracks, cancellationToken);
            (tracks, run.Skipped) = (reported.Tracks, run.Skipped + reported.Skipped);
        }

        run.TopTracks.Add(range, tracks);
    }

    private async Task TopArtistsAsync(SnapshotRun run, TimeRange range, CancellationToken cancellationToken)
    {
        var artists = run.Has(Keys.SnapshotTopArtists(run.UserId, run.SnapshotId, range))
            ? await snapshots.ReadTopArtistsAsync(run.UserId, run.SnapshotId, range, cancellationToken)
            : null;
        if (artists is null)
        {
            var reported = SpotifyReports.TopArtists(await spotify.GetTopArtistsAsync(run.Ledger, range, cancellationToken), range);
            await snapshots.PutTopArtistsAsync(run.UserId, run.SnapshotId, range, reported.Artists, cancellationToken);
            (artists, run.Skipped) = (reported.Artists, run.Skipped + reported.Skipped);
        }

        run.TopArtists.Add(range, artists);
    }
}
