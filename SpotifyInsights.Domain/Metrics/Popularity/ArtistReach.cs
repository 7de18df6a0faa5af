namespace SpotifyInsights.Domain.Metrics.Popularity;

/// <summary>One of the window's top artists, and how many others listen to it.</summary>
/// <param name="Key">Spotify's id, or the folded name where no id is known.</param>
/// <param name="Name">Name.</param>
/// <param name="Rank">From 1.</param>
/// <param name="Plays">Plays in the window.</param>
/// <param name="Minutes">Minutes heard in the window.</param>
/// <param name="Popularity">0 to 100; null where not known.</param>
/// <param name="PopularitySource">
/// `spotify`, or `reference-derived`: then it is the play-weighted mean over the artist's tracks in the reference data. Null with <paramref name="Popularity"/>.
/// </param>
/// <param name="Followers">Followers, as the newest snapshot that names the artist says; null where none does.</param>
public sealed record ArtistReach(
    string Key, string Name, int Rank, int Plays, double Minutes, double? Popularity, string? PopularitySource, long? Followers);
