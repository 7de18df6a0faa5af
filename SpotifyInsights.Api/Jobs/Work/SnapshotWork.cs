using System.Text.Json;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Json;
using SpotifyInsights.Storage;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>Runs the snapshot collector as a job.</summary>
public sealed class SnapshotWork(SnapshotCollector collector, JobQueue queue) : IJobWork
{
    // With the first snapshots of a month, another month of polls may have become old. Several days, in case the first was missed.
    private const int LastDayToArchive = 3;

    public JobKind Kind => JobKind.Snapshot;

    public async Task<JsonElement?> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var parameters = SnapshotParameters.Of(context.Parameters);
        var result = await collector.CollectAsync(
            new SnapshotRequest(context.UserId, parameters.SnapshotId, parameters.Forced), new CollectionProgress(context), cancellationToken);
        if (CollectionId.ToInstant(parameters.SnapshotId).InUtc().Day <= LastDayToArchive)
        {
            await queue.EnqueueAsync(JobKind.Archive, context.UserId, parameters: null, cancellationToken);
        }

        return JsonSerializer.SerializeToElement(result, ApiJson.Options);
    }

    // Not Progress<T>: that reports on the thread pool, in any order.
    private sealed class CollectionProgress(JobContext context) : IProgress<CollectionStep>
    {
        public void Report(CollectionStep value) => context.Report(new JobStep(value.Number - 1));
    }
}
