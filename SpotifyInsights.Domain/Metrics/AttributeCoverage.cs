namespace SpotifyInsights.Domain.Metrics;

/// <summary>How far an attribute of tracks or artists is known. An attribute from several sources has a line for each; their coverages add up.</summary>
/// <param name="Attribute">Its name, such as `artistPopularity` or `genres`.</param>
/// <param name="Coverage">Share of the counted plays that have it from this source, 0 to 1; null without plays.</param>
/// <param name="Source">`spotify`, `reference`, or `reference-derived` for a mean over an artist's tracks; null when nothing has it.</param>
public sealed record AttributeCoverage(string Attribute, double? Coverage, string? Source);
