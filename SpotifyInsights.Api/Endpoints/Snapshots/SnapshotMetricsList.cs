namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>A page of computed metrics, newest snapshot first.</summary>
/// <param name="Items">The snapshots' metrics.</param>
/// <param name="NextCursor">The next page's `cursor`; null on the last page.</param>
public sealed record SnapshotMetricsList(IReadOnlyList<MeasuredSnapshot> Items, string? NextCursor);
