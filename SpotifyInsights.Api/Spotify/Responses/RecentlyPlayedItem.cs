namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>One play; <see cref="PlayedAt"/> is RFC 3339 text. The track can be null when Spotify no longer has it.</summary>
public sealed record RecentlyPlayedItem(SpotifyTrack? Track, string? PlayedAt, SpotifyContext? Context);
