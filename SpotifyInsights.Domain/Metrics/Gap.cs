using NodaTime;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>A stretch of time in which plays would not have been seen.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end, excluded.</param>
/// <param name="Reason">Why.</param>
public sealed record Gap(Instant From, Instant To, GapReason Reason);
