using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>A stretch of time, half-open: <paramref name="From"/> is inside, <paramref name="To"/> is not.</summary>
public readonly record struct InstantRange(Instant From, Instant To);
