namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>How the genres move. A play of an artist with several genres counts for each in equal parts.</summary>
/// <param name="Genres">The window's strongest genres, at most `top`, strongest first.</param>
/// <param name="Periods">Their shares, period by period.</param>
public sealed record GenreDrift(IReadOnlyList<string> Genres, IReadOnlyList<PeriodGenres> Periods);
