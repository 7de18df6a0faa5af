namespace SpotifyInsights.Api.Maintenance;

/// <summary>Which aggregates to make again.</summary>
/// <param name="UserId">Spotify's id of the listener; null: your own.</param>
public sealed record RebuildRequest(string? UserId);
