using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Storage.Accounts;

namespace SpotifyInsights.Api.Planning;

/// <summary>Says how the collection stands.</summary>
public sealed class CollectionOverview(
    CollectionPlanStore plans, GapStore gaps, GapComparison comparison, PlanRegister register, CallShares shares, QuotaStore quota, IOptions<CollectionOptions> options, TimeProvider time)
{
    private const int MostGaps = 100;

    /// <summary>For one listener.</summary>
    public async Task<MyCollection> OfAsync(string userId, CancellationToken cancellationToken)
    {
        if (await plans.FindAsync(userId, cancellationToken) is null)
        {
            await register.TakeAsync(userId, cancellationToken);
        }

        await comparison.CompareAsync(userId, cancellationToken);
        var plan = await plans.FindAsync(userId, cancellationToken);
        var (budget, _) = await shares.CalculateAsync(cancellationToken);
        var blocks = await BlocksAsync(cancellationToken);
        var now = time.GetCurrentInstant();
        var isPlanned = options.Value.Mode == CollectionMode.Background && plan is { NeedsSignIn: false };
        return new MyCollection
        {
            Mode = options.Value.Mode,
            State = StateOf(plan, budget, blocks, now),
            AuthorizedAt = plan?.AuthorizedAt,
            SignInEndsAt = plan?.AuthorizedAt is { } authorizedAt ? SignInEnd.Of(authorizedAt) : null,
            SignInDaysLeft = plan?.AuthorizedAt is { } since ? SignInEnd.DaysLeft(since, now) : null,
            PaceMinutes = isPlanned ? Duration.Max(plan!.Pace, budget.LeastPace).TotalMinutes : null,
            NextPollAt = isPlanned ? NextPollOf(plan!, budget) : null,
            NextSnapshotAt = isPlanned ? plan!.NextSnapshotAt + (budget.SnapshotEvery - Duration.FromHours(24)) : null,
            LastTryAt = plan?.LastTryAt,
            LastSuccessAt = plan?.LastSuccessAt,
            LastNewPlayAt = plan?.LastNewPlayAt,
            Problem = plan?.Problem,
            Blocks = blocks,
            Gaps = await gaps.ListAsync(userId, MostGaps, cancellationToken),
        };
    }

    /// <summary>What Spotify does not answer at present.</summary>
    public async Task<IReadOnlyList<SpotifyBlock>> BlocksAsync(CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        return [.. (await quota.ReadAllAsync(cancellationToken)).Where(block => block.Value > now).Select(block => new SpotifyBlock(block.Key, block.Value))];
    }

    /// <summary>How it stands; null for <paramref name="plan"/>: the listener never signed in.</summary>
    public CollectionState StateOf(CollectionPlan? plan, CallBudget budget, IReadOnlyList<SpotifyBlock> blocks, Instant now)
    {
        ArgumentNullException.ThrowIfNull(budget);
        ArgumentNullException.ThrowIfNull(blocks);
        return plan is null or { NeedsSignIn: true } ? CollectionState.SignInNeeded
            : options.Value.Mode != CollectionMode.Background ? CollectionState.OnRequest
            : blocks.Any(block => block.Group is "player" or "token") ? CollectionState.Blocked
            : plan.LastSuccessAt is null && plan.Problem is null ? CollectionState.Waiting
            : Standstill.IsReached(plan, budget, now) ? CollectionState.Stalled
            : CollectionState.OnSchedule;
    }

    private static Instant NextPollOf(CollectionPlan plan, CallBudget budget) =>
        Instant.Max(plan.NextPollAt, (plan.LastTryAt ?? Instant.MinValue) + budget.LeastPace);
}
