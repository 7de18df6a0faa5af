using NodaTime;

namespace SpotifyInsights.Api.Planning;

/// <summary>When a listener's collection counts as standing still: longer than the longest pace, so that a single look that failed is none.</summary>
public static class Standstill
{
    /// <summary>The least time without a success.</summary>
    public static readonly Duration Least = Duration.FromHours(3);

    /// <summary>Whether it stands still; where few calls make polls rare, after twice the least time from one to the next, and a third more than the longest.</summary>
    public static bool IsReached(CollectionPlan plan, CallBudget budget, Instant now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(budget);
        var since = Instant.Max(plan.LastSuccessAt ?? Instant.MinValue, plan.AuthorizedAt ?? Instant.MinValue);
        return now - since >= Duration.Max(Least, Duration.Max(budget.LeastPace * 2, budget.MostPace * (4.0 / 3)));
    }
}
