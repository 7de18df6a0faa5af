namespace SpotifyInsights.Domain.Metrics.Popularity;

/// <summary>Which tracks a change of popularity is measured by.</summary>
public enum ChangeScope
{
    /// <summary>All tracks whose popularity Spotify said: at least half of the plays at either end.</summary>
    KnownTracks,

    /// <summary>
    /// Only tracks heard at both ends. What is known of too few plays, or is a picture of one past date, says nothing of tracks that came later: they would be
    /// missing at one end and make a change of their own.
    /// </summary>
    CommonTracks,
}
