using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Popularity;

/// <summary>How popular the music of a period is.</summary>
/// <param name="Period">The period.</param>
/// <param name="Plays">Plays that started in it; null when it was not observed at all and nothing is known of it.</param>
/// <param name="Levels">Its means and shares.</param>
public sealed record PeriodPopularity(Period Period, int? Plays, PopularityLevels Levels);
