using System.Net;
using Microsoft.Extensions.Options;

namespace SpotifyInsights.Api.Webhooks.Sending;

/// <summary>Where messages may go, as this instance's configuration has it.</summary>
public sealed class WebhookAddresses(IOptions<WebhookOptions> options)
{
    private readonly IPNetwork[] allowed = [.. options.Value.AllowedNetworks.Select(IPNetwork.Parse)];

    /// <summary>Whether a connection to an address may be made.</summary>
    public bool Allow(IPAddress address) =>
        !SpecialAddresses.Contain(address) || allowed.Any(network => network.Contains(SpecialAddresses.Plain(address)));

    /// <summary>
    /// Why a URL is refused when somebody writes it; null: it is not. What a name stands for is not looked up here, for it can be another thing by the time a message is
    /// sent: <see cref="GuardedConnections"/> looks then.
    /// </summary>
    public string? Refusal(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Host.Length == 0 || url.Any(char.IsControl) || url.Contains(' ', StringComparison.Ordinal))
        {
            return "`url` must be an absolute address such as https://example.com/hook.";
        }

        if (address.Scheme != Uri.UriSchemeHttps && !(options.Value.AllowHttp && address.Scheme == Uri.UriSchemeHttp))
        {
            return options.Value.AllowHttp ? "`url` must begin with https:// or http://." : "`url` must begin with https://; this instance sends nothing over http.";
        }

        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            return "`url` must have no user name and no fragment.";
        }

        return IPAddress.TryParse(address.DnsSafeHost, out var literal) && !Allow(literal)
            ? "`url` is an address inside a private or special network; the owner of the instance can allow it with Webhooks:AllowedNetworks."
            : null;
    }
}
