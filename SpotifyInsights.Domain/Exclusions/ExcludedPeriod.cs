using NodaTime;

namespace SpotifyInsights.Domain.Exclusions;

/// <summary>A stretch of time that is left out: every play that began in it.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="To">The first instant after it.</param>
public sealed record ExcludedPeriod(Instant From, Instant To);
