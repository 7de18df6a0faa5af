namespace SpotifyInsights.Api.Exclusions;

/// <summary>A stretch of time: plays that began in it.</summary>
/// <param name="From">Its first local day (`2026-01-01`) or instant (`2026-01-01T12:00:00Z`).</param>
/// <param name="To">The local day or instant after it.</param>
/// <param name="TimeZone">IANA time zone of the days; null: your setting.</param>
public sealed record NewExcludedPeriod(string From, string To, string? TimeZone);
