namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>One hour of the week.</summary>
/// <param name="Plays">Plays that started in it. An hour may exceed 60 minutes, because a play belongs where it started.</param>
/// <param name="Minutes">Minutes heard in them.</param>
public sealed record HeatmapCell(int Plays, double Minutes);
