using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Demo;
using SpotifyInsights.Api.OAuth;

namespace SpotifyInsights.Api.RateLimits;

/// <summary>Which quota a request is of, and with whom it shares it.</summary>
public sealed class QuotaShares(IOptions<RateLimitOptions> options, TimeProvider time)
{
    // A household, a phone or a server has at least this much of IPv6 for itself.
    private const int NetworkBytes = 8;

    private readonly QuotaPolicy listener = new("listener", options.Value.Listener);
    private readonly QuotaPolicy anonymous = new("anonymous", options.Value.Anonymous);
    private readonly QuotaPolicy signIn = new("sign-in", options.Value.SignIn);
    private readonly Func<QuotaShare, RateLimiter> make = share => new WindowLimiter(share.Policy!, time);

    internal RateLimitPartition<QuotaShare> Of(HttpContext context)
    {
        var share = Find(context);
        return share.Policy is null or { Quota: 0 } ? RateLimitPartition.GetNoLimiter(default(QuotaShare)) : RateLimitPartition.Get(share, make);
    }

    /// <summary>An address as quotas are shared by it: an IPv4 address, or an IPv6 network of 64 bits.</summary>
    internal static string NameOf(IPAddress? address)
    {
        if (address is null or { AddressFamily: not AddressFamily.InterNetworkV6 })
        {
            return address?.ToString() ?? "";
        }

        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString() : Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes));
    }

    private QuotaShare Find(HttpContext context)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments("/auth", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/oauth", StringComparison.OrdinalIgnoreCase))
        {
            return new(signIn, NameOf(context.Connection.RemoteIpAddress), Program: null);
        }

        // The demo's stand-in for Spotify has limits of its own, as Spotify has.
        return path.StartsWithSegments(DemoServices.SimulatorPrefix, StringComparison.OrdinalIgnoreCase) ? default
            : context.User.FindUserId() is { } userId ? new(listener, userId, context.User.FindProgram())
            : new(anonymous, NameOf(context.Connection.RemoteIpAddress), Program: null);
    }
}
