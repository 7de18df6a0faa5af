namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>Some of a listing, and where the rest begins; null: nowhere.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
