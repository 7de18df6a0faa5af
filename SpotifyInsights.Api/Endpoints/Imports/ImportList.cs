namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>A page of imports, newest first.</summary>
/// <param name="Items">The imports.</param>
/// <param name="NextCursor">The next page's `cursor`; null on the last page.</param>
public sealed record ImportList(IReadOnlyList<ImportSummary> Items, string? NextCursor);
