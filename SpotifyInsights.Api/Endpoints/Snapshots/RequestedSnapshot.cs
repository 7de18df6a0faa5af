using NodaTime;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>The answer to whoever asks for a snapshot: the job that takes it, or why none is needed.</summary>
/// <param name="Status">Whether a job takes it (202) or none is needed (200).</param>
/// <param name="JobId">The job, which may have been under way already; its result holds the snapshot's id. Null where none is needed.</param>
/// <param name="LastSnapshotId">The newest full snapshot, which is young enough. Null where a job takes another.</param>
/// <param name="NextEligibleAt">From when on the next one is taken without `force=true`. Null where a job takes one.</param>
public sealed record RequestedSnapshot(SnapshotRequestStatus Status, string? JobId, string? LastSnapshotId, Instant? NextEligibleAt)
{
    /// <summary>A job takes it.</summary>
    public static RequestedSnapshot By(string jobId) => new(SnapshotRequestStatus.Started, jobId, LastSnapshotId: null, NextEligibleAt: null);

    /// <summary>None is needed.</summary>
    public static RequestedSnapshot After(string lastSnapshotId, Instant nextEligibleAt) => new(SnapshotRequestStatus.UpToDate, JobId: null, lastSnapshotId, nextEligibleAt);
}
