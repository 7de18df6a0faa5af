namespace SpotifyInsights.Api.Jobs;

/// <summary>A page of a listener's jobs.</summary>
/// <param name="Jobs">Newest first.</param>
/// <param name="NextCursor">The next page's `cursor`; null on the last page.</param>
public sealed record JobList(IReadOnlyList<JobStatus> Jobs, string? NextCursor);
