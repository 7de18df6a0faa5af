namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>A bin of the histograms of durations.</summary>
/// <param name="FromSeconds">The shortest length in it.</param>
/// <param name="ToSeconds">The length it ends before; null for the last bin, which holds everything longer.</param>
public sealed record DurationBin(int FromSeconds, int? ToSeconds);
