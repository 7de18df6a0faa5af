using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Endpoints.Health;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>A full snapshot a day for every listener who is signed in, and polls between.</summary>
public sealed class DueListeners(
    AccountStore accounts,
    SnapshotDue due,
    SnapshotStore snapshots,
    ManifestStore manifests,
    Readiness readiness,
    IOptions<CollectionOptions> options) : IDueCollections
{
    public async IAsyncEnumerable<DueCollection> ListAsync(Instant now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (readiness.Current.Status != HealthStatus.Ok)
        {
            yield break;
        }

        await foreach (var userId in accounts.ListUserIdsAsync(cancellationToken))
        {
            if (await accounts.FindAsync(userId, cancellationToken) is not { NeedsSignIn: false, ProtectedTokens: not null })
            {
                continue;
            }

            if (await due.NextEligibleAtAsync(userId, cancellationToken) is null)
            {
                var parameters = new SnapshotParameters(await snapshots.NextIdAsync(userId, now, cancellationToken), Forced: false);
                yield return new DueCollection(JobKind.Snapshot, userId, parameters.ToJson());
            }
            else if (now - await LastCollectedAsync(userId, cancellationToken) >= Duration.FromTimeSpan(options.Value.PollInterval))
            {
                yield return new DueCollection(JobKind.Poll, userId, Parameters: null);
            }
        }
    }

    private async Task<Instant> LastCollectedAsync(string userId, CancellationToken cancellationToken)
    {
        var manifest = await manifests.FindAsync(userId, cancellationToken);
        return Instant.Max(manifest?.Timestamp ?? Instant.MinValue, manifest?.LastSeen?.SeenAt ?? Instant.MinValue);
    }
}
