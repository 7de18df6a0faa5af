namespace SpotifyInsights.Api.Auth;

/// <summary>Who may sign in (section `Auth`).</summary>
public sealed class SignInOptions
{
    public const string Section = "Auth";

    /// <summary>The Spotify user ids that may sign in. Empty: the first to sign in is the owner and the only one. Default: empty.</summary>
    public IList<string> AllowedSpotifyIds { get; } = [];

    /// <summary>How long a bearer token is good for. 1 minute to 1 day. Default: 1 hour.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a refresh token is good for. 1 hour to 90 days. Default: 14 days.</summary>
    public TimeSpan RefreshTokenLifetime { get; set; } = TimeSpan.FromDays(14);
}
