using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>What a new release is, the same for every family.</summary>
public static class ReleaseAge
{
    /// <summary>So many days after its release a track is a new one still.</summary>
    public const int NewDays = 365;

    /// <summary>Whether a track was new when it was played: released on the play's local date or at most <see cref="NewDays"/> days before. Not so when its date is later than the play or unknown, which is a number far away.</summary>
    /// <param name="playDay">Local date of the play, days since 1970-01-01.</param>
    /// <param name="releaseDay">As in <see cref="TrackAttributes.ReleaseDay"/>.</param>
    public static bool IsNew(int playDay, int releaseDay) => unchecked((uint)(playDay - releaseDay)) <= NewDays;
}
