using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>When the play of one witness ended, by that witness alone, and which months it may matter to.</summary>
public static class WitnessTime
{
    /// <summary>Nobody hears one thing longer than this at a stretch: what says so is implausible and no play.</summary>
    public static readonly Duration LongestHeard = Duration.FromHours(24);

    /// <summary>Two witnesses of one play never say ends further apart than this: the longest heard time and the largest tolerance.</summary>
    public static readonly Duration Reach = LongestHeard + Duration.FromMilliseconds(Merging.Tolerance.AccountWideMs);

    private static readonly Duration OldestOfflineStart = Duration.FromDays(30);
    private static readonly Duration LatestOfflineEnd = Duration.FromSeconds(60);

    /// <summary>
    /// Whether a witness cannot be true: heard for less than nothing or more than <see cref="LongestHeard"/>, or at a time that histories do not hold
    /// (<see cref="PlayColumns.Earliest"/>, <see cref="PlayColumns.Latest"/>). It takes no part in any play.
    /// </summary>
    public static bool IsImplausible(Witness witness)
    {
        ArgumentNullException.ThrowIfNull(witness);
        return witness.HeardMs is < 0 || witness.HeardMs > (long)LongestHeard.TotalMilliseconds
            || witness.PlayedAt < PlayColumns.Earliest + OldestOfflineStart + LongestHeard
            || witness.PlayedAt >= PlayColumns.Latest - LongestHeard;
    }

    /// <summary>
    /// The end: as reported; of an export with a sane `offline_timestamp` that start and the heard time; of a scrobble its start and the track's length
    /// (30 s where the length is not known).
    /// </summary>
    public static Instant EndOf(Witness witness)
    {
        ArgumentNullException.ThrowIfNull(witness);
        return witness.Kind switch
        {
            WitnessKind.Export when IsSane(witness) => witness.OfflineAt!.Value + Duration.FromMilliseconds(witness.HeardMs ?? 0),
            WitnessKind.Scrobble => witness.PlayedAt + Duration.FromMilliseconds(LengthMs(witness.Track)),
            _ => witness.PlayedAt,
        };
    }

    /// <summary>The UTC month of the end.</summary>
    public static YearMonth MonthOf(Witness witness) => UtcMonth.Of(EndOf(witness));

    /// <summary>The months whose plays a witness may change: that of its end, and a neighbour that is less than <see cref="Reach"/> away.</summary>
    public static IEnumerable<YearMonth> MonthsTouchedBy(Witness witness)
    {
        var end = EndOf(witness);
        var last = UtcMonth.Of(end + Reach);
        for (var month = UtcMonth.Of(end - Reach); month <= last; month = month.PlusMonths(1))
        {
            yield return month;
        }
    }

    /// <summary>Whether a witness may change plays of a month.</summary>
    public static bool Touches(Witness witness, YearMonth month)
    {
        var end = EndOf(witness);
        return end + Reach >= UtcMonth.StartOf(month) && end - Reach < UtcMonth.EndOf(month);
    }

    /// <summary>A track's length in milliseconds; 30 s where it is not known or longer than anybody listens.</summary>
    internal static int LengthMs(ReportedTrack track) =>
        track.DurationMs is > 0 and var length && length <= LongestHeard.TotalMilliseconds ? length : HeardTime.LeastMs;

    private static bool IsSane(Witness witness) =>
        witness.OfflineAt is { } start
        && start >= witness.PlayedAt - OldestOfflineStart
        && start + Duration.FromMilliseconds(witness.HeardMs ?? 0) <= witness.PlayedAt + LatestOfflineEnd;
}
