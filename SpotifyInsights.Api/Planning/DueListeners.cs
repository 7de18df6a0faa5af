using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Endpoints.Health;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Planning;

/// <summary>In the background mode: a full snapshot a day for every listener who is signed in, and polls between, within the day's calls.</summary>
public sealed class DueListeners(
    CollectionPlanStore plans,
    PlanRegister register,
    CallShares shares,
    SpentCalls spent,
    SnapshotDue due,
    SnapshotStore snapshots,
    Readiness readiness,
    IOptions<CollectionOptions> options,
    ILogger<DueListeners> log) : IDueCollections
{
    // After a standstill everybody is due at once: a quarter of an hour is time enough to come round, and nobody's calls fall on one minute.
    private const int TicksForAll = 15;
    private const int LeastAtOnce = 4;

    public async IAsyncEnumerable<DueCollection> ListAsync(Instant now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (readiness.Current.Status != HealthStatus.Ok)
        {
            yield break;
        }

        try
        {
            await register.CompareAsync(cancellationToken);
        }
        catch (ObjectStoreException fault)
        {
            // What is planned is in the job database, and the jobs that need the store say that it fails.
            log.LogWarning(fault, "The accounts cannot be compared with the plan; that is done at the next tick");
        }

        var calls = await spent.NoteAsync(now, cancellationToken);
        var isSpent = calls >= options.Value.DailyCalls;
        if (options.Value.Mode != CollectionMode.Background || isSpent)
        {
            if (isSpent)
            {
                log.LogWarning("The {Calls} calls of the last 24 hours are spent (Collection:DailyCalls): nothing is collected until some of them are older", options.Value.DailyCalls);
            }

            yield break;
        }

        var (budget, listeners) = await shares.CalculateAsync(cancellationToken);
        var atOnce = Math.Max(LeastAtOnce, (listeners + TicksForAll - 1) / TicksForAll);
        var taken = new HashSet<string>(StringComparer.Ordinal);

        // Plays get lost where nobody looks; a list of favourites can wait.
        var snapshotsAtOnce = calls < CallBudget.MostForAll * options.Value.DailyCalls ? atOnce : 0;
        foreach (var userId in await plans.ListDueSnapshotsAsync(now - (budget.SnapshotEvery - Duration.FromHours(24)), snapshotsAtOnce, cancellationToken))
        {
            if (await due.NextEligibleAtAsync(userId, cancellationToken) is { } later)
            {
                // Another source of truth is newer: the database was restored from a backup, or somebody else took one.
                await plans.SetNextSnapshotAsync(userId, later, cancellationToken);
                continue;
            }

            taken.Add(userId);
            var parameters = new SnapshotParameters(await snapshots.NextIdAsync(userId, now, cancellationToken), Forced: false);
            yield return new DueCollection(JobKind.Snapshot, userId, parameters.ToJson());
        }

        foreach (var userId in await plans.ListDuePollsAsync(now, budget, atOnce, cancellationToken))
        {
            if (taken.Add(userId))
            {
                yield return new DueCollection(JobKind.Poll, userId, Parameters: null);
            }
        }
    }
}
