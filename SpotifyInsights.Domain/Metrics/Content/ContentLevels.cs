namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>What plays, or different tracks, are.</summary>
/// <param name="Count">Plays (or tracks), known or not.</param>
/// <param name="Explicit">Explicit and clean ones.</param>
/// <param name="AlbumTypes">What they were released on.</param>
/// <param name="Durations">How long the tracks are; not how long they were heard.</param>
public sealed record ContentLevels(int Count, ExplicitSplit Explicit, AlbumTypeSplit AlbumTypes, DurationLevels Durations);
