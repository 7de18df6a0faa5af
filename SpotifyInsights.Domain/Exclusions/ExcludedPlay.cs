using NodaTime;

namespace SpotifyInsights.Domain.Exclusions;

/// <summary>A single play that is left out.</summary>
/// <param name="Track">What was played.</param>
/// <param name="StartedAt">When it began, as was known when the exclusion was made.</param>
/// <param name="EndedAt">When it ended, likewise.</param>
public sealed record ExcludedPlay(ExcludedTrack Track, Instant StartedAt, Instant EndedAt);
