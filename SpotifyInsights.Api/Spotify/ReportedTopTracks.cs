using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Spotify;

/// <summary>A top list of tracks.</summary>
/// <param name="Tracks">In the order of their ranks.</param>
/// <param name="Skipped">Entries without a track; the ones behind them move up.</param>
public sealed record ReportedTopTracks(IReadOnlyList<ReportedTrack> Tracks, int Skipped);
