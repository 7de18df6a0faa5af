using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>Spotify's top artists at a snapshot, best first.</summary>
public sealed record SnapshotTopArtists(string SnapshotId, TimeRange Range, IReadOnlyList<ReportedArtist> Items);
