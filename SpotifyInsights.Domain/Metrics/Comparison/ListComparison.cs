namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>
/// Two of Spotify's top lists beside each other, whole. Ranks are Spotify's; plays and minutes are what the history knows of the range's 28, 182 or 365 days
/// before the snapshot.
/// </summary>
/// <param name="A">The recent side.</param>
/// <param name="B">The other side.</param>
/// <param name="Tracks">The lists of tracks.</param>
/// <param name="Artists">The lists of artists.</param>
/// <param name="Genres">Genres of the listed artists, each entry counting alike.</param>
public sealed record ListComparison(ComparedList A, ComparedList B, ItemComparison Tracks, ItemComparison Artists, GenreComparison Genres);
