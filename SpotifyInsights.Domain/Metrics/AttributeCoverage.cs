namespace SpotifyInsights.Domain.Metrics;

/// <summary>How far an attribute of tracks or artists is known.</summary>
/// <param name="Attribute">Its name, such as `popularity` or `genres`.</param>
/// <param name="Coverage">Share of the counted plays that have it, 0 to 1; null without plays.</param>
/// <param name="Source">Where it comes from; null when nothing has it.</param>
public sealed record AttributeCoverage(string Attribute, double? Coverage, string? Source);
