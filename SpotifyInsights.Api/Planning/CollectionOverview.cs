using Microsoft.Extensions.Options;

namespace SpotifyInsights.Api.Planning;

/// <summary>Says to a listener how the collection from them stands.</summary>
public sealed class CollectionOverview(
    CollectionPlanStore plans, GapStore gaps, GapComparison comparison, PlanRegister register, CollectionStates states, IOptions<CollectionOptions> options)
{
    private const int MostGaps = 100;

    public async Task<MyCollection> OfAsync(string userId, CancellationToken cancellationToken)
    {
        if (await plans.FindAsync(userId, cancellationToken) is null)
        {
            await register.TakeAsync(userId, cancellationToken);
        }

        await comparison.CompareAsync(userId, cancellationToken);
        var blocks = await states.BlocksAsync(cancellationToken);
        var mine = await states.OfAsync(userId, await plans.FindAsync(userId, cancellationToken), blocks, cancellationToken);
        return new MyCollection
        {
            Mode = options.Value.Mode,
            State = mine.State,
            AuthorizedAt = mine.AuthorizedAt,
            SignInEndsAt = mine.AuthorizedAt is { } authorizedAt ? SignInEnd.Of(authorizedAt) : null,
            SignInDaysLeft = mine.SignInDaysLeft,
            PaceMinutes = mine.PaceMinutes,
            NextPollAt = mine.NextPollAt,
            NextSnapshotAt = mine.NextSnapshotAt,
            LastTryAt = mine.LastTryAt,
            LastSuccessAt = mine.LastSuccessAt,
            LastNewPlayAt = mine.LastNewPlayAt,
            Problem = mine.Problem,
            Blocks = blocks,
            Gaps = await gaps.ListAsync(userId, MostGaps, cancellationToken),
        };
    }
}
