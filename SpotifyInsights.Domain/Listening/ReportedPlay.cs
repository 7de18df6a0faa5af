using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>One entry of Spotify's recently-played page.</summary>
/// <param name="PlayedAt">The end of the play, with milliseconds.</param>
/// <param name="Track">What was played.</param>
/// <param name="ContextType">`album`, `playlist`, `artist`, `collection`, or null.</param>
/// <param name="ContextUri">The context's URI, or null.</param>
public sealed record ReportedPlay(Instant PlayedAt, ReportedTrack Track, string? ContextType, string? ContextUri);
