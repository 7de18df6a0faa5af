namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>A track that defines a context for this listener: among the most played of it.</summary>
/// <param name="Key">The track's key, as everywhere.</param>
/// <param name="Name">Title; null where not known.</param>
/// <param name="ArtistName">The first artist; null where not known.</param>
/// <param name="Plays">Plays in the window.</param>
/// <param name="Minutes">Minutes heard in them.</param>
/// <param name="Score">How well it fits the context, 0.6 to 1: the least of the degrees.</param>
/// <param name="Evidence">What decided.</param>
public sealed record ContextTrack(
    string Key, string? Name, string? ArtistName, int Plays, double Minutes, double Score, IReadOnlyList<ContextEvidence> Evidence);
