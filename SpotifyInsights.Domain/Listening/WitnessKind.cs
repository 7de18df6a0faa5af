namespace SpotifyInsights.Domain.Listening;

/// <summary>What sort of source a witness comes from. The values are the order in which kinds are brought together; gaps are left for kinds between.</summary>
public enum WitnessKind
{
    /// <summary>Spotify's Web API, through snapshots and polls: the end is exact to the millisecond, the heard time is not given.</summary>
    Api = 30,
}
