namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>An artist, whole in top lists, only id, name and uri inside a track.</summary>
public sealed record SpotifyArtist(
    string? Id,
    string? Name,
    string? Uri,
    IReadOnlyList<string>? Genres,
    int? Popularity,
    SpotifyFollowers? Followers);
