namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>The files have arrived; a job reads them.</summary>
/// <param name="Status">Always `started`.</param>
/// <param name="JobId">The job; its result is the report.</param>
/// <param name="Files">The files as they came.</param>
public sealed record ImportStarted(string Status, string JobId, IReadOnlyList<ReceivedFile> Files);
