using System.Net;

namespace SpotifyInsights.Simulator.Accounts;

/// <summary>Which redirect URIs Spotify accepts: https, or http on a loopback IP; `localhost` over http is refused.</summary>
internal static class RedirectAddress
{
    public static bool IsAcceptable(string? uri, IReadOnlyList<string> registered)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var address))
        {
            return false;
        }

        var isSecure = address.Scheme == Uri.UriSchemeHttps
            || (address.Scheme == Uri.UriSchemeHttp && IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        return isSecure && (registered.Count == 0 || registered.Contains(uri));
    }
}
