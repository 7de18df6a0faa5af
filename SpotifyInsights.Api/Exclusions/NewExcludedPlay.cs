using NodaTime;

namespace SpotifyInsights.Api.Exclusions;

/// <summary>A play, as `/plays` lists it.</summary>
/// <param name="Track">The key of its track.</param>
/// <param name="StartedAt">When it began, to the millisecond.</param>
public sealed record NewExcludedPlay(string Track, Instant StartedAt);
