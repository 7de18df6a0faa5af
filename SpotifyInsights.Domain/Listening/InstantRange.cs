using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>A stretch of time, half-open.</summary>
/// <param name="From">Its beginning, which is inside.</param>
/// <param name="To">Its end, which is not.</param>
public readonly record struct InstantRange(Instant From, Instant To);
