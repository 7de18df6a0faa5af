using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>Spotify's top tracks at a snapshot, best first.</summary>
public sealed record SnapshotTopTracks(string SnapshotId, TimeRange Range, IReadOnlyList<ReportedTrack> Items);
