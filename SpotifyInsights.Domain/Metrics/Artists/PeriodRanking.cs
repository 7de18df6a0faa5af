namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>The top of a period.</summary>
/// <param name="Label">The period's label.</param>
/// <param name="Artists">Best first; null when nothing of the period was observed.</param>
public sealed record PeriodRanking(string Label, IReadOnlyList<RankedArtist>? Artists);
