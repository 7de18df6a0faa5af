using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Endpoints.Snapshots;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Planning;

/// <summary>What a sign-in sets going.</summary>
public sealed class SignInCollection(
    PlanRegister register, CollectionPlanStore plans, SnapshotDue due, SnapshotRequests requests, IOptions<CollectionOptions> options, TimeProvider time)
{
    public async Task BeginAsync(string userId, CancellationToken cancellationToken)
    {
        await register.TakeAsync(userId, cancellationToken);
        if (options.Value.Mode == CollectionMode.Background)
        {
            await plans.WakeAsync(userId, time.GetCurrentInstant(), cancellationToken);
            return;
        }

        var isDue = await due.NextEligibleAtAsync(userId, cancellationToken) is null;
        if (isDue || options.Value.Mode == CollectionMode.OnSignIn)
        {
            await requests.EnqueueAsync(userId, forced: !isDue, cancellationToken);
        }
    }
}
