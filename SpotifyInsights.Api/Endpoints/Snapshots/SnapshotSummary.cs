using NodaTime;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>What a snapshot is.</summary>
/// <param name="SnapshotId">Its id, also the name of its folder.</param>
/// <param name="CollectedAt">When it was taken.</param>
/// <param name="Forced">Whether it was asked for within 24 hours of the one before; null where an older tool took it.</param>
/// <param name="Source">Where its data came from; null where an older tool took it.</param>
/// <param name="Calls">How many calls to Spotify it took; null where an older tool took it.</param>
/// <param name="Rows">Rows per file; null where an older tool took it.</param>
public sealed record SnapshotSummary(
    string SnapshotId, Instant CollectedAt, bool? Forced, string? Source, int? Calls, IReadOnlyDictionary<string, int>? Rows);
