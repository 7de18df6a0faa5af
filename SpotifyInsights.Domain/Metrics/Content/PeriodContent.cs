using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>What was played in a period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Plays">Plays that started in it; null when it was not observed at all and nothing is known of it.</param>
/// <param name="ByPlays">Every play counted; null with <paramref name="Plays"/>.</param>
/// <param name="ByTracks">Every different track counted once; null with <paramref name="Plays"/>.</param>
/// <param name="Completion">How far music was heard.</param>
/// <param name="SpokenWord">Podcasts and audiobooks.</param>
public sealed record PeriodContent(
    Period Period, int? Plays, ContentLevels? ByPlays, ContentLevels? ByTracks, CompletionLevels Completion, SpokenWord SpokenWord);
