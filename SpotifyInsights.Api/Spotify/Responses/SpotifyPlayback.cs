namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>What is playing. The item is null in advertisements.</summary>
public sealed record SpotifyPlayback(bool? IsPlaying, int? ProgressMs, string? CurrentlyPlayingType, SpotifyContext? Context, SpotifyPlayingItem? Item);
