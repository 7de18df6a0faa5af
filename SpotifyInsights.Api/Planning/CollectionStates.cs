using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.Endpoints.Health;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Storage.Accounts;

namespace SpotifyInsights.Api.Planning;

/// <summary>Reads out of the plans how the collection stands.</summary>
public sealed class CollectionStates(CollectionPlanStore plans, CallShares shares, QuotaStore quota, IOptions<CollectionOptions> options, TimeProvider time)
{
    private bool IsBackground => options.Value.Mode == CollectionMode.Background;

    /// <summary>The whole instance, with every listener.</summary>
    public async Task<CollectionHealth> HealthAsync(CancellationToken cancellationToken)
    {
        var (budget, _) = await shares.CalculateAsync(cancellationToken);
        var (blocks, now) = (await BlocksAsync(cancellationToken), time.GetCurrentInstant());
        var all = await plans.ListAsync(cancellationToken);
        var collectable = all.Where(plan => !plan.NeedsSignIn).ToList();
        var still = collectable.Count(plan => Standstill.IsReached(plan, budget, now));
        var isStill = IsBackground && still > 0 && still * 2 >= collectable.Count;
        return new CollectionHealth(
            isStill ? HealthStatus.Failed : HealthStatus.Ok,
            isStill ? $"From {still} of {collectable.Count} listeners nothing was collected for {Standstill.Least.TotalHours} hours or more{(blocks.Count > 0 ? "; Spotify blocks the app" : "")}." : null,
            all.Max(plan => plan.LastSuccessAt),
            blocks,
            [.. all.Select(plan => Of(plan, budget, blocks, now))]);
    }

    /// <summary>What Spotify does not answer at present.</summary>
    public async Task<IReadOnlyList<SpotifyBlock>> BlocksAsync(CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        return [.. (await quota.ReadAllAsync(cancellationToken)).Where(block => block.Value > now).Select(block => new SpotifyBlock(block.Key, block.Value))];
    }

    /// <summary>One listener; null for <paramref name="plan"/>: nobody who ever signed in.</summary>
    public async Task<ListenerCollection> OfAsync(string userId, CollectionPlan? plan, IReadOnlyList<SpotifyBlock> blocks, CancellationToken cancellationToken)
    {
        var (budget, _) = await shares.CalculateAsync(cancellationToken);
        return plan is null
            ? new ListenerCollection(userId, CollectionState.SignInNeeded, null, null, null, null, null, null, null, null, null, null)
            : Of(plan, budget, blocks, time.GetCurrentInstant());
    }

    private ListenerCollection Of(CollectionPlan plan, CallBudget budget, IReadOnlyList<SpotifyBlock> blocks, Instant now)
    {
        var isPlanned = IsBackground && !plan.NeedsSignIn;
        return new ListenerCollection(
            plan.UserId,
            StateOf(plan, budget, blocks, now),
            plan.AuthorizedAt,
            plan.AuthorizedAt is { } authorizedAt ? SignInEnd.DaysLeft(authorizedAt, now) : null,
            plan.LastSuccessAt,
            plan.LastSuccessAt is { } success ? (now - success).TotalMinutes : null,
            plan.LastTryAt,
            plan.LastNewPlayAt,
            isPlanned ? budget.PaceOf(plan.Pace).TotalMinutes : null,
            isPlanned ? budget.NextPollOf(plan) : null,
            isPlanned ? plan.NextSnapshotAt + (budget.SnapshotEvery - Duration.FromHours(24)) : null,
            plan.Problem);
    }

    private CollectionState StateOf(CollectionPlan plan, CallBudget budget, IReadOnlyList<SpotifyBlock> blocks, Instant now) =>
        plan.NeedsSignIn ? CollectionState.SignInNeeded
        : !IsBackground ? CollectionState.OnRequest
        : blocks.Any(block => block.Group is "player" or "token") ? CollectionState.Blocked
        : Standstill.IsReached(plan, budget, now) ? CollectionState.Stalled
        : plan.LastSuccessAt is null ? CollectionState.Waiting
        : CollectionState.OnSchedule;
}
