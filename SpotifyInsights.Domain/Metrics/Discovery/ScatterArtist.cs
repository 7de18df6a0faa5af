namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>A point of the scatter plot.</summary>
/// <param name="Key">Spotify's id, or the folded name where no id is known.</param>
/// <param name="Name">Name.</param>
/// <param name="Popularity">0 to 100.</param>
/// <param name="Source">Where the popularity comes from: `spotify`, or `reference-derived` from the artist's tracks.</param>
/// <param name="Plays">Plays in the window.</param>
/// <param name="Minutes">Minutes heard in the window.</param>
public sealed record ScatterArtist(string Key, string Name, double Popularity, string Source, int Plays, double Minutes);
