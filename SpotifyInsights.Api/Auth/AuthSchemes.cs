namespace SpotifyInsights.Api.Auth;

/// <summary>The names of the authentication schemes.</summary>
public static class AuthSchemes
{
    /// <summary>Chooses <see cref="Bearer"/> when the request has an Authorization header, else <see cref="Cookie"/>.</summary>
    public const string Any = "any";

    /// <summary>An opaque token for programs, issued by this instance.</summary>
    public const string Bearer = "bearer";

    /// <summary>The session of a browser on this instance's own origin.</summary>
    public const string Cookie = "cookie";

    /// <summary>Spotify's authorization code flow.</summary>
    public const string Spotify = "spotify";
}
