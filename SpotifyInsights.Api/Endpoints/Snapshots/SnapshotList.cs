namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>A page of snapshots, newest first.</summary>
/// <param name="Items">The snapshots.</param>
/// <param name="NextCursor">The next page's `cursor`; null on the last page.</param>
public sealed record SnapshotList(IReadOnlyList<SnapshotSummary> Items, string? NextCursor);
