using SpotifyInsights.Domain.Library;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>A page of plays, newest first.</summary>
/// <param name="Items">The plays.</param>
/// <param name="NextCursor">`cursor` of the next page; null on the last one.</param>
public sealed record PlayList(IReadOnlyList<HeardPlay> Items, string? NextCursor);
