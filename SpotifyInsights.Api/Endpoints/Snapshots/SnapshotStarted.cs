namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>A job takes the snapshot, or one was already under way.</summary>
/// <param name="Status">Always `started`.</param>
/// <param name="JobId">The job; its result holds the snapshot's id.</param>
public sealed record SnapshotStarted(string Status, string JobId);
