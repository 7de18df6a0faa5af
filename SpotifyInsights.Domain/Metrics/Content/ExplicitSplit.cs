namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>Explicit and clean plays (or tracks). What nobody says is in neither.</summary>
/// <param name="Explicit">Explicit ones.</param>
/// <param name="Clean">Ones that are not explicit.</param>
/// <param name="ExplicitShare">Share of the explicit among both, 0 to 1; null without any.</param>
public sealed record ExplicitSplit(int Explicit, int Clean, double? ExplicitShare);
