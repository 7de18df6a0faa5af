using NodaTime;

namespace SpotifyInsights.Api.Planning;

/// <summary>
/// Shares the calls of a day among listeners. Snapshots come first, up to four fifths of them; the rest is for polls. Whoever needs fewer polls than
/// an equal share gets what they need, and what they leave goes to the others in equal parts.
/// </summary>
/// <param name="SnapshotEvery">From one full snapshot to the next: 24 hours, more where there are too many listeners.</param>
/// <param name="LeastPace">Nobody is polled more often than this; zero: the calls suffice for every listener's own pace.</param>
public sealed record CallBudget(Duration SnapshotEvery, Duration LeastPace)
{
    /// <summary>Calls of one full snapshot: recent plays, three lists each of tracks and artists, the profile.</summary>
    public const int CallsOfSnapshot = 8;

    private const double MostForSnapshots = 0.8;

    private static readonly Duration Day = Duration.FromHours(24);

    /// <summary>The shares.</summary>
    /// <param name="dailyCalls">Calls in 24 hours, for all.</param>
    /// <param name="paces">How many listeners have which pace.</param>
    public static CallBudget Of(int dailyCalls, IReadOnlyList<(Duration Pace, int Listeners)> paces)
    {
        ArgumentNullException.ThrowIfNull(paces);
        ArgumentOutOfRangeException.ThrowIfLessThan(dailyCalls, 1);
        var listeners = paces.Sum(group => group.Listeners);
        double wanted = CallsOfSnapshot * listeners;
        var stretch = Math.Max(1, wanted / (MostForSnapshots * dailyCalls));
        return new CallBudget(Day * stretch, LeastPaceOf(dailyCalls - (wanted / stretch), listeners, paces));
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
