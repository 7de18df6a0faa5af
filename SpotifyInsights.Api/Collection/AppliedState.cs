using NodaTime;

namespace SpotifyInsights.Api.Collection;

/// <summary>What the aggregates hold.</summary>
/// <param name="CollectedAt">The newest collection among them.</param>
/// <param name="LastSnapshotAt">The newest full snapshot; null when there is none.</param>
/// <param name="SnapshotIds">The snapshots of the last days, the newest one always among them.</param>
/// <param name="PollIds">The polls of the last days, the newest one always among them.</param>
public sealed record AppliedState(
    Instant CollectedAt, Instant? LastSnapshotAt, IReadOnlySet<string> SnapshotIds, IReadOnlySet<string> PollIds);
