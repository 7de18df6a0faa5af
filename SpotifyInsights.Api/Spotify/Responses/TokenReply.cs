namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>The accounts service's answer. Not a record: one would print its secrets.</summary>
public sealed class TokenReply
{
    public string? AccessToken { get; init; }

    /// <summary>Seconds.</summary>
    public int? ExpiresIn { get; init; }

    /// <summary>Null in most answers to a refresh: the former one stays good.</summary>
    public string? RefreshToken { get; init; }
}
