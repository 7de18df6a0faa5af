using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Collection;

/// <summary>What a snapshot brought.</summary>
/// <param name="SnapshotId">Its folder's name.</param>
/// <param name="DataVersion">The version of the aggregates that holds it; null when nothing was to be applied.</param>
/// <param name="Calls">Requests that this run sent to Spotify; 0 when the snapshot was whole already.</param>
/// <param name="Skipped">Entries of this run's answers that were no tracks, plays or artists.</param>
/// <param name="Seen">What Spotify's answer of recent plays held; null: no plays, or an earlier run had finished the snapshot.</param>
/// <param name="Gap">Time before the recent plays in which others may have been missed; null when there is none.</param>
public sealed record SnapshotResult(string SnapshotId, string? DataVersion, int Calls, int Skipped, SeenPlays? Seen, InstantRange? Gap);
