using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>When the play of one witness ended, by that witness alone, and which months it may matter to.</summary>
public static class WitnessTime
{
    /// <summary>Nobody hears one thing longer than this at a stretch: what says so is implausible and no play.</summary>
    public static readonly Duration LongestHeard = Duration.FromHours(24);

    /// <summary>Two witnesses of one play never say ends further apart than this: the longest heard time and the largest tolerance.</summary>
    public static readonly Duration Reach = LongestHeard + Duration.FromMilliseconds(Merging.Tolerance.AccountWideMs);

    /// <summary>Nobody recorded what was listened to before the year 2000: an earlier time is a clock that was never set, mostly 1970, and no play.</summary>
    public static readonly Instant FirstPlausible = Instant.FromUtc(2000, 1, 1, 0, 0);

    private const long LatestOfflineEndMs = 60_000;
    private const long OldestOfflineStartMs = 30L * 24 * 3_600_000;
    private static readonly long LongestHeardMs = (long)LongestHeard.TotalMilliseconds;
    private static readonly long FirstPlausibleMs = FirstPlausible.ToUnixTimeMilliseconds();
    private static readonly long EndOfPlausibleMs = PlayColumns.Latest.ToUnixTimeMilliseconds() - LongestHeardMs;

    /// <summary>
    /// Whether a witness cannot be true: heard for less than nothing or more than <see cref="LongestHeard"/>, or before <see cref="FirstPlausible"/>, or later
    /// than histories go (<see cref="PlayColumns.Latest"/>). It takes no part in any play.
    /// </summary>
    public static bool IsImplausible(Witness witness)
    {
        ArgumentNullException.ThrowIfNull(witness);
        return IsImplausible(witness.PlayedAt.ToUnixTimeMilliseconds(), witness.HeardMs);
    }

    /// <summary>As <see cref="IsImplausible(Witness)"/>, of what the witness reports.</summary>
    /// <param name="playedAtMs">The reported instant, Unix milliseconds.</param>
    /// <param name="heardMs">Milliseconds heard; null where not said.</param>
    public static bool IsImplausible(long playedAtMs, long? heardMs) =>
        heardMs is < 0 || heardMs > LongestHeardMs || playedAtMs < FirstPlausibleMs || playedAtMs >= EndOfPlausibleMs;

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

    /// <summary>As <see cref="EndOf(Witness)"/>, of what the witness reports; all instants in Unix milliseconds.</summary>
    /// <param name="kind">The kind of source.</param>
    /// <param name="playedAtMs">The reported instant.</param>
    /// <param name="heardMs">Milliseconds heard; null where not said.</param>
    /// <param name="offlineAtMs">`offline_timestamp`; null where not said.</param>
    /// <param name="durationMs">The track's length; null where not known.</param>
    public static long EndOf(WitnessKind kind, long playedAtMs, long? heardMs, long? offlineAtMs, int? durationMs) => kind switch
    {
        WitnessKind.Export when offlineAtMs is { } start && IsSane(playedAtMs, heardMs, start) => start + (heardMs ?? 0),
        WitnessKind.Scrobble => playedAtMs + LengthMs(durationMs),
        _ => playedAtMs,
    };

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
    internal static int LengthMs(ReportedTrack track) => LengthMs(track.DurationMs);

    private static int LengthMs(int? durationMs) => durationMs is > 0 and var length && length <= LongestHeardMs ? length : HeardTime.LeastMs;

    private static bool IsSane(Witness witness) =>
        witness.OfflineAt is { } start
        && IsSane(witness.PlayedAt.ToUnixTimeMilliseconds(), witness.HeardMs, start.ToUnixTimeMilliseconds());

    private static bool IsSane(long playedAtMs, long? heardMs, long startMs) =>
        startMs >= playedAtMs - OldestOfflineStartMs && startMs + (heardMs ?? 0) <= playedAtMs + LatestOfflineEndMs;
}
