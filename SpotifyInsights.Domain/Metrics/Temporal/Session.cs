using NodaTime;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>A session: plays with pauses under 20 minutes.</summary>
/// <param name="StartedAt">Start of its first play.</param>
/// <param name="EndedAt">The latest end of its plays.</param>
/// <param name="Minutes">Time between the two, pauses included.</param>
/// <param name="Plays">Counted plays in it.</param>
public sealed record Session(Instant StartedAt, Instant EndedAt, double Minutes, int Plays);
