namespace SpotifyInsights.Api.Auth;

/// <summary>The names of the authentication schemes.</summary>
public static class AuthSchemes
{
    /// <summary>Chooses <see cref="EventTicket"/> where the request hands one in, <see cref="ApiKey"/> when it has a key, <see cref="Bearer"/> when it has another Authorization header, else <see cref="Cookie"/>.</summary>
    public const string Any = "any";

    /// <summary>An opaque token for programs, issued by this instance.</summary>
    public const string Bearer = "bearer";

    /// <summary>A key that a listener made for a program of his own.</summary>
    public const string ApiKey = "api-key";

    /// <summary>A ticket to the events of one job.</summary>
    public const string EventTicket = "event-ticket";

    /// <summary>The session of a browser on this instance's own origin.</summary>
    public const string Cookie = "cookie";

    /// <summary>Spotify's authorization code flow.</summary>
    public const string Spotify = "spotify";
}
