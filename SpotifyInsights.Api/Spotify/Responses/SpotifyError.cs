namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>What went wrong, in Spotify's words.</summary>
public sealed record SpotifyError(int? Status, string? Message, string? Reason);
