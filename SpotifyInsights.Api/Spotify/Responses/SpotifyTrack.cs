namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>A track, or with <see cref="Type"/> `episode` something that is none. Local files have a null id.</summary>
public sealed record SpotifyTrack(
    string? Id,
    string? Name,
    string? Type,
    string? Uri,
    int? DurationMs,
    bool? Explicit,
    int? Popularity,
    SpotifyAlbum? Album,
    IReadOnlyList<SpotifyArtist?>? Artists,
    SpotifyExternalIds? ExternalIds);
