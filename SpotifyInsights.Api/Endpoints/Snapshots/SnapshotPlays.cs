using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>The recently played tracks of a snapshot, as Spotify sent them.</summary>
/// <param name="SnapshotId">The snapshot.</param>
/// <param name="CollectedAt">When Spotify was asked.</param>
/// <param name="IsWhole">Whether Spotify said that there is nothing older.</param>
/// <param name="Items">Newest first; `playedAt` is the end of a play.</param>
public sealed record SnapshotPlays(string SnapshotId, Instant CollectedAt, bool IsWhole, IReadOnlyList<ReportedPlay> Items);
