using NodaTime;

namespace SpotifyInsights.Api.Planning;

/// <summary>
/// Shares the calls of a day among listeners. A tenth is kept for what goes wrong: a plan that uses all of them stands still whenever a call is repeated. Of
/// the others snapshots come first, up to four fifths; the rest is for polls. Whoever needs fewer polls than an equal share gets what they need, and what they
/// leave goes to the others in equal parts. Where the calls do not suffice, those who are not listening are polled more rarely.
/// </summary>
/// <param name="SnapshotEvery">From one full snapshot to the next: 24 hours, more where there are too many listeners.</param>
/// <param name="LeastPace">Nobody is polled more often than this; zero: the calls suffice for every listener's own pace.</param>
/// <param name="MostPace">Everybody is polled as often as this, unless <paramref name="LeastPace"/> is longer.</param>
public sealed record CallBudget(Duration SnapshotEvery, Duration LeastPace, Duration MostPace)
{
    /// <summary>Calls of one full snapshot: recent plays, three lists each of tracks and artists, the profile.</summary>
    public const int CallsOfSnapshot = 8;

    /// <summary>Share of the day's calls that is planned.</summary>
    public const double Planned = 0.9;

    /// <summary>Share of the day's calls above which only polls are made.</summary>
    public const double MostForAll = 0.95;

    /// <summary>Where the calls do not suffice, the longest pace is this many times as long.</summary>
    public const double Stretched = 1.5;

    private const double MostForSnapshots = 0.8;

    private static readonly Duration Day = Duration.FromHours(24);

    /// <summary>The shares.</summary>
    /// <param name="dailyCalls">Calls in 24 hours, for all.</param>
    /// <param name="longestPace">The longest pace where the calls suffice.</param>
    /// <param name="paces">How many listeners have which pace of their own, as they would be polled if there were few calls.</param>
    public static CallBudget Of(int dailyCalls, Duration longestPace, IReadOnlyList<(Duration Pace, int Listeners)> paces)
    {
        ArgumentNullException.ThrowIfNull(paces);
        ArgumentOutOfRangeException.ThrowIfLessThan(dailyCalls, 1);
        var listeners = paces.Sum(group => group.Listeners);
        double wanted = CallsOfSnapshot * listeners;
        var planned = Planned * dailyCalls;
        var stretch = Math.Max(1, wanted / (MostForSnapshots * planned));
        var forPolls = planned - (wanted / stretch);
        return LeastPaceOf(forPolls, listeners, [.. paces.Select(group => (Duration.Min(group.Pace, longestPace), group.Listeners))]) == Duration.Zero
            ? new CallBudget(Day * stretch, Duration.Zero, longestPace)
            : new CallBudget(Day * stretch, LeastPaceOf(forPolls, listeners, paces), longestPace * Stretched);
    }

    /// <summary>From one poll of a listener to the next.</summary>
    /// <param name="own">The listener's own pace.</param>
    public Duration PaceOf(Duration own) => Duration.Max(LeastPace, Duration.Min(MostPace, own));

    /// <summary>When a listener's next poll is due.</summary>
    /// <param name="plan">The listener's plan.</param>
    public Instant NextPollOf(CollectionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.LastTryAt is { } last ? Instant.Max(Instant.Min(plan.NextPollAt, last + MostPace), last + LeastPace) : plan.NextPollAt;
    }

    // Those who want least first: what is left for each of the others can only grow.
    private static Duration LeastPaceOf(double calls, int listeners, IReadOnlyList<(Duration Pace, int Listeners)> paces)
    {
        foreach (var (pace, count) in paces.OrderByDescending(group => group.Pace))
        {
            var wanted = Day / pace;
            if (wanted * listeners > calls)
            {
                return Day * (listeners / calls);
            }

            (calls, listeners) = (calls - (wanted * count), listeners - count);
        }

        return Duration.Zero;
    }
}
