namespace SpotifyInsights.Api.Collection;

/// <summary>A snapshot to take. A retry comes with the same id and goes on where the former run ended.</summary>
/// <param name="UserId">The listener.</param>
/// <param name="SnapshotId">Its folder's name.</param>
/// <param name="Forced">The listener insisted although the last snapshot was younger than 24 hours.</param>
public sealed record SnapshotRequest(string UserId, string SnapshotId, bool Forced);
