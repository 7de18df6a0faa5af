using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>How the music of one period sounds.</summary>
/// <param name="Period">The period.</param>
/// <param name="Plays">Plays that started in it; null when it was not observed at all and nothing is known of it.</param>
/// <param name="CoveredPlays">Those whose track has audio features; null with <paramref name="Plays"/>.</param>
/// <param name="Coverage">Their share, 0 to 1; null without plays.</param>
/// <param name="MoodScore">Mean mood score, 0 to 100; null where no play is covered.</param>
/// <param name="MoodStandardError">Its standard error, clustered by track; null under two tracks.</param>
/// <param name="Means">Means of the features; each null where no play is covered.</param>
public sealed record AudioPeriod(
    Period Period, int? Plays, int? CoveredPlays, double? Coverage, double? MoodScore, double? MoodStandardError, FeatureMeans Means);
