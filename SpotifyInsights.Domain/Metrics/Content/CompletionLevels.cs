namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>
/// How far music is heard: of the plays whose time was measured (by a data export), those too short to count included. Spotify's Web API tells no times, so where
/// only it was asked all of this is null, not 0.
/// </summary>
/// <param name="MeasuredPlays">Measured plays, short ones included.</param>
/// <param name="CompletedShare">Share of those of known length that were heard for 90 % of it or more, 0 to 1; null without any.</param>
/// <param name="MeanHeardShare">The part of the track that was heard, on average over those of known length, 0 to 1; null without any.</param>
/// <param name="SkippedShare">
/// Share of the measured plays that were not completed and were marked as skipped or too short to count, 0 to 1; null without any. Exports before October 2022
/// do not mark skips, and there it is the short ones alone.
/// </param>
public sealed record CompletionLevels(int MeasuredPlays, double? CompletedShare, double? MeanHeardShare, double? SkippedShare);
