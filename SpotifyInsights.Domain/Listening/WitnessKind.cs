namespace SpotifyInsights.Domain.Listening;

/// <summary>What sort of source a witness comes from. The values are the order in which kinds are brought together; gaps are left for kinds between.</summary>
public enum WitnessKind
{
    /// <summary>An extended streaming history: the end is exact to the second, the heard time to the millisecond.</summary>
    Export = 10,

    /// <summary>An account data export: the end is cut to the minute, the heard time is exact; no URI.</summary>
    AccountData = 20,

    /// <summary>Spotify's Web API, through snapshots and polls: the end is exact to the millisecond, the heard time is not given.</summary>
    Api = 30,

    /// <summary>A scrobbling service: the start is given, to the second; the heard time is not.</summary>
    Scrobble = 40,
}
