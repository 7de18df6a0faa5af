namespace SpotifyInsights.Api.OAuth;

/// <summary>Third parties' programs that listeners may let in.</summary>
public sealed class OAuthServerOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "OAuth";

    /// <summary>The programs.</summary>
    public IList<RegisteredClient> Clients { get; } = [];
}
