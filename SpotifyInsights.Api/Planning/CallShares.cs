using Microsoft.Extensions.Options;
using NodaTime;

namespace SpotifyInsights.Api.Planning;

/// <summary>The shares of the listeners that there are.</summary>
public sealed class CallShares(CollectionPlanStore plans, IOptions<CollectionOptions> options)
{
    /// <summary>The shares, and among how many listeners the calls are shared.</summary>
    public async Task<(CallBudget Budget, int Listeners)> CalculateAsync(CancellationToken cancellationToken)
    {
        var paces = await plans.CountPacesAsync(cancellationToken);
        return (CallBudget.Of(options.Value.DailyCalls, Duration.FromTimeSpan(options.Value.LongestPace), paces), paces.Sum(group => group.Listeners));
    }
}
