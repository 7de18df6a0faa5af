namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>`GET /v1/me`. Country, product and followers are not given to apps in development mode.</summary>
public sealed record SpotifyUser(
    string? Id,
    string? AccountId,
    string? DisplayName,
    string? Country,
    string? Product,
    SpotifyFollowers? Followers,
    IReadOnlyList<SpotifyImage>? Images);
