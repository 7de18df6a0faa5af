namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>How old the music of the window is.</summary>
/// <param name="MeanYear">Play-weighted mean release year; null where none is known.</param>
/// <param name="Coverage">Share of the counted plays whose track has a release date, 0 to 1; null without plays.</param>
/// <param name="Decades">Plays by decade, the oldest first; decades without plays are left out.</param>
/// <param name="Href">Where there is more.</param>
public sealed record ReleaseYearsAlternative(double? MeanYear, double? Coverage, IReadOnlyList<DecadePlays> Decades, string Href);
