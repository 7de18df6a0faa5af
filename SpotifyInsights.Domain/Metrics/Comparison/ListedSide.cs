namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>One side of a comparison of lists: each entry once, best first.</summary>
/// <param name="List">Which lists.</param>
/// <param name="Tracks">The tracks.</param>
/// <param name="Artists">The artists.</param>
/// <param name="Genres">The artists' genres, in their order; empty where none is known.</param>
/// <param name="Plays">What was played in the range's stretch of time.</param>
internal sealed record ListedSide(
    ComparedList List, IReadOnlyList<ListedItem> Tracks, IReadOnlyList<ListedItem> Artists, IReadOnlyList<IReadOnlyList<string>> Genres, ComparedPlays Plays);
