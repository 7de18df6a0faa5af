namespace SpotifyInsights.Simulator.Faults;

/// <summary>What can be called, and what a fault can be aimed at.</summary>
public enum SimulatedEndpoint
{
    /// <summary>Every endpoint, accounts included. Only for faults.</summary>
    Any,

    /// <summary>Every endpoint of the Web API. Only for faults.</summary>
    AnyWebApi,
    Authorize,
    Token,
    Me,
    RecentlyPlayed,
    TopTracks,
    TopArtists,
    Track,
    Artist,
    Album,
    CurrentlyPlaying,

    /// <summary>A path of the Web API that is not there.</summary>
    Other,
}
