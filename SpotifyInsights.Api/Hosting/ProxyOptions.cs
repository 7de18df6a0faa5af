namespace SpotifyInsights.Api.Hosting;

/// <summary>The proxies in front of this instance (section `Proxies`).</summary>
public sealed class ProxyOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Proxies";

    /// <summary>Addresses and networks (`10.0.0.0/8`) whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed. Empty: nobody's. Default: empty.</summary>
    public IList<string> Known { get; } = [];
}
