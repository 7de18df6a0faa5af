namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>How well known the tracks of the window are.</summary>
/// <param name="MeanPopularity">Play-weighted mean popularity of the tracks, 0 to 100; null where none is known.</param>
/// <param name="Coverage">Share of the counted plays whose track has one, 0 to 1; null without plays. `basis.attributes` says from where.</param>
/// <param name="Plays">Plays by popularity: 0-19, 20-39, 40-59, 60-79, 80-100.</param>
/// <param name="Href">Where there is more.</param>
public sealed record PopularityAlternative(double? MeanPopularity, double? Coverage, IReadOnlyList<int> Plays, string Href);
