using NodaTime;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>Nothing was started: the last full snapshot is younger than 24 hours.</summary>
/// <param name="Status">Always `up-to-date`.</param>
/// <param name="LastSnapshotId">The newest full snapshot.</param>
/// <param name="NextEligibleAt">From when on the next one is taken without `force=true`.</param>
public sealed record SnapshotUpToDate(string Status, string LastSnapshotId, Instant NextEligibleAt);
