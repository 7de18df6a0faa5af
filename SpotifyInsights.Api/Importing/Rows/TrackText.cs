using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>What a row is about.</summary>
/// <param name="Track">The track, episode or chapter.</param>
/// <param name="ContextType">Where it was played from; null where not told.</param>
/// <param name="ContextUri">The URI of that; of a chapter its book.</param>
internal sealed record TrackText(ReportedTrack Track, string? ContextType, string? ContextUri);
