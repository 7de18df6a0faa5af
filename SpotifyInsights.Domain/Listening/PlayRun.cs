namespace SpotifyInsights.Domain.Listening;

/// <summary>Neighbouring rows of a history's plays that all started in one period.</summary>
/// <param name="From">The first row.</param>
/// <param name="To">The row after the last.</param>
/// <param name="Period">Index of the period.</param>
/// <param name="OffsetMs">How far local time is ahead of UTC during all of it, milliseconds.</param>
public readonly record struct PlayRun(int From, int To, int Period, int OffsetMs);
