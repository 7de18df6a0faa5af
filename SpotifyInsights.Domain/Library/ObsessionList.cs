namespace SpotifyInsights.Domain.Library;

/// <summary>Runs of one track or artist.</summary>
/// <param name="Rule">The rule in words.</param>
/// <param name="Tracks">Of one recording, at most `top`, the longest first.</param>
/// <param name="Artists">Of one artist, at most `top`, the longest first.</param>
public sealed record ObsessionList(string Rule, IReadOnlyList<Obsession> Tracks, IReadOnlyList<Obsession> Artists);
