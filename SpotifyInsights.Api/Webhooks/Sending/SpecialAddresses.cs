using System.Net;
using System.Net.Sockets;

namespace SpotifyInsights.Api.Webhooks.Sending;

/// <summary>
/// Addresses that are not of the public Internet: the special-purpose registries of IANA (RFC 6890 and its updates), multicast, and whatever of IPv6 is not handed out.
/// </summary>
public static class SpecialAddresses
{
    private static readonly IPNetwork[] V4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
        "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    // Only 2000::/3 is handed out. Teredo, 6to4 and NAT64 carry IPv4 addresses inside and are not looked into but refused.
    private static readonly IPNetwork HandedOut = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] V6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    /// <summary>Whether an address is special; an IPv4 address that is written as an IPv6 one (RFC 4291 section 2.5.5.2) counts as what it is.</summary>
    public static bool Contain(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = Plain(address);
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => V4.Any(network => network.Contains(plain)),
            AddressFamily.InterNetworkV6 => !HandedOut.Contains(plain) || V6.Any(network => network.Contains(plain)),
            _ => true,
        };
    }

    /// <summary>The address without the clothes of another version.</summary>
    public static IPAddress Plain(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(IPNetwork.Parse)];
}
