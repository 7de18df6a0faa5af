namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>A picture; sizes in pixels, null when Spotify does not know them.</summary>
public sealed record SpotifyImage(string? Url, int? Width, int? Height);
