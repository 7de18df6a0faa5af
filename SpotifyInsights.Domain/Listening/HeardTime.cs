using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// How long a play was heard where no source says so. An estimate from the finished sequence of plays: it never decides which reports are one play.
/// </summary>
public static class HeardTime
{
    /// <summary>What Spotify lists was heard at least this long, in milliseconds, or to its end.</summary>
    public const int LeastMs = 30_000;

    /// <summary>
    /// Milliseconds: the time since the previous play ended, at most the track's length, at least 30 s or the track's length if that is shorter.
    /// Without a previous play the track's length; <see cref="LeastMs"/> where the length is not known (null, zero or less).
    /// </summary>
    /// <param name="end">The end of the play.</param>
    /// <param name="previousEnd">The end of the play before it in the whole history; null when there is none.</param>
    /// <param name="durationMs">The track's length in milliseconds.</param>
    public static int Estimate(Instant end, Instant? previousEnd, int? durationMs)
    {
        if (durationMs is not > 0)
        {
            return LeastMs;
        }

        var duration = durationMs.Value;
        if (previousEnd is null)
        {
            return duration;
        }

        var sincePrevious = (end - previousEnd.Value).TotalMilliseconds;
        return (int)Math.Clamp(sincePrevious, Math.Min(LeastMs, duration), duration);
    }
}
