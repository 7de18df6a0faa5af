namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>What became of the artists first heard in a period.</summary>
/// <param name="Label">The period's label.</param>
/// <param name="WarmUp">Whether it begins in the first 90 observed days of the history, in which everything is new.</param>
/// <param name="NewArtists">How many there are; null when nothing of the period was observed.</param>
/// <param name="Cells">The 1st, 2nd, 3rd, 6th and 12th period after.</param>
public sealed record PeriodRetention(string Label, bool WarmUp, int? NewArtists, IReadOnlyList<RetentionCell> Cells);
