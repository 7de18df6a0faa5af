namespace SpotifyInsights.Api.Jobs;

/// <summary>A listener's jobs.</summary>
/// <param name="Jobs">Newest first.</param>
public sealed record JobList(IReadOnlyList<JobStatus> Jobs);
