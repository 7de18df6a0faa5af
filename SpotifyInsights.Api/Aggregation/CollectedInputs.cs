using NodaTime;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>Answers collection out of the manifest, and hands new inputs to the aggregator.</summary>
public sealed class CollectedInputs(ManifestStore manifests, Aggregator aggregator) : ICollectedInputs
{
    public async Task<AppliedState?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        var manifest = await manifests.FindAsync(userId, cancellationToken);
        return manifest?.Timestamp is not { } collectedAt
            ? null
            : new AppliedState(
                collectedAt,
                manifest.LastSnapshot is { } last ? CollectionId.ToInstant(last) : (Instant?)null,
                manifest.Applied.Snapshots.Ids.ToHashSet(StringComparer.Ordinal),
                manifest.Applied.Polls.Ids.ToHashSet(StringComparer.Ordinal));
    }

    public Task<string> ApplySnapshotAsync(string userId, CancellationToken cancellationToken) =>
        ApplyAsync(userId, AggregationKind.Snapshot, cancellationToken);

    public Task<string> ApplyPollAsync(string userId, CancellationToken cancellationToken) =>
        ApplyAsync(userId, AggregationKind.Poll, cancellationToken);

    private async Task<string> ApplyAsync(string userId, AggregationKind kind, CancellationToken cancellationToken) =>
        (await aggregator.ApplyAsync(userId, kind, cancellationToken)).DataVersion
            ?? throw new InvalidOperationException("An input was stored, and the aggregator found none.");
}
