namespace SpotifyInsights.Api.Operator;

/// <summary>A page of jobs of all listeners.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">The next page's `cursor`; null on the last page.</param>
public sealed record OperatorJobList(IReadOnlyList<OperatorJob> Items, string? NextCursor);
