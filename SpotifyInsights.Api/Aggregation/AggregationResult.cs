namespace SpotifyInsights.Api.Aggregation;

/// <summary>What an aggregation did.</summary>
/// <param name="DataVersion">The state that holds all inputs applied so far; null while there is none.</param>
/// <param name="PollsApplied">Polls that were applied now.</param>
/// <param name="SnapshotsApplied">Snapshots that were applied now.</param>
/// <param name="IsViewPublished">Whether the published files were brought up to date.</param>
public sealed record AggregationResult(string? DataVersion, int PollsApplied, int SnapshotsApplied, bool IsViewPublished);
