namespace SpotifyInsights.Api.Jobs;

/// <summary>Why a job failed or waits, with the members of a problem detail (RFC 9457).</summary>
/// <param name="Type">A stable URI out of one list; clients decide by it.</param>
/// <param name="Title">What kind of problem it is; the same text for the same type.</param>
/// <param name="Detail">What happened this time. Never holds a secret.</param>
/// <param name="Status">The HTTP status that a request with this problem would have.</param>
public sealed record JobProblem(string Type, string Title, string? Detail, int Status);
