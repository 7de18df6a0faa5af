namespace SpotifyInsights.Domain.Metrics;

/// <summary>What is left out of a window.</summary>
/// <param name="Plays">Plays that would be counted.</param>
/// <param name="Ms">Milliseconds heard in them.</param>
public sealed record ExcludedTotals(int Plays, long Ms);
