namespace SpotifyInsights.Simulator.Listeners;

/// <summary>How the list of recent plays differs from what was heard.</summary>
public enum ListingFaultKind
{
    /// <summary>A play is not listed before the time is over, then in its old place: a device was offline, or the list stood still.</summary>
    Late,

    /// <summary>A play is listed twice, <see cref="ListingFault.Shift"/> apart.</summary>
    Doubled,

    /// <summary>A play is stamped <see cref="ListingFault.Shift"/> after its end (before it, if negative), and stays so: a clock of Spotify's was wrong.</summary>
    Skewed,
}
