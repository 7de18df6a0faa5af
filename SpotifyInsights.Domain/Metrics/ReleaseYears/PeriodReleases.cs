using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.ReleaseYears;

/// <summary>The release years of a period's music.</summary>
/// <param name="Period">The period.</param>
/// <param name="Plays">Plays that started in it; null when it was not observed at all and nothing is known of it.</param>
/// <param name="MeanAgeYears">How old the tracks were when they were played, in years, on average over plays; null without known dates.</param>
/// <param name="ByPlays">Every play counted; null with <paramref name="Plays"/>.</param>
/// <param name="ByTracks">Every different track counted once; null with <paramref name="Plays"/>.</param>
public sealed record PeriodReleases(Period Period, int? Plays, double? MeanAgeYears, ReleaseLevels? ByPlays, ReleaseLevels? ByTracks);
