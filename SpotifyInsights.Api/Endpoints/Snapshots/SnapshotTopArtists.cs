using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>Spotify's top artists at a snapshot, best first.</summary>
/// <param name="SnapshotId">The snapshot.</param>
/// <param name="Range">The time that Spotify ranked.</param>
/// <param name="Items">Best first; empty where Spotify had none.</param>
public sealed record SnapshotTopArtists(string SnapshotId, TimeRange Range, IReadOnlyList<ReportedArtist> Items);
