namespace SpotifyInsights.Domain.Metrics.ReleaseYears;

/// <summary>The release years of plays, or of different tracks.</summary>
/// <param name="Known">Plays (or tracks) whose release date is known.</param>
/// <param name="Coverage">Their share of all plays (or tracks), 0 to 1; null without any.</param>
/// <param name="MeanYear">Mean release year; null without known dates.</param>
/// <param name="MedianYear">The middle release year, or the mean of the two in the middle; null without known dates.</param>
/// <param name="NewReleaseShare">
/// Share of the known that were released within 365 days before the play, its own day included, 0 to 1; a track is new when it was so at one play at least.
/// Null without known dates.
/// </param>
/// <param name="DecadeShares">Shares of the known by decade, in the order of `decades`; null without known dates.</param>
public sealed record ReleaseLevels(
    int Known, double? Coverage, double? MeanYear, double? MedianYear, double? NewReleaseShare, IReadOnlyList<double>? DecadeShares);
