using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Demo;

namespace SpotifyInsights.Api.Hosting;

/// <summary>Who is at the other end, and that nobody listens in: proxies, https, and what a body may weigh.</summary>
public static class Transport
{
    public static IServiceCollection AddTransport(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<HttpsOptions>().Bind(configuration.GetSection(HttpsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ProxyOptions>().Bind(configuration.GetSection(ProxyOptions.Section))
            .Validate(proxies => proxies.Known.All(IsKnowable), "Proxies:Known must hold addresses such as 10.0.0.5 or networks such as 10.0.0.0/8.").ValidateOnStart();
        services.AddOptions<HttpsRedirectionOptions>().Configure<IOptions<HttpsOptions>>((redirection, https) => redirection.HttpsPort = https.Value.Port);
        services.AddOptions<HstsOptions>().Configure<IOptions<HttpsOptions>>((hsts, https) => hsts.MaxAge = TimeSpan.FromDays(https.Value.HstsDays));
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>(Believe);
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = BodyLimit.Bytes);
        return services;
    }

    /// <summary>First of all: everything behind it goes by the address and scheme that the caller used.</summary>
    public static void UseTransport(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Configuration.GetSection($"{ProxyOptions.Section}:{nameof(ProxyOptions.Known)}").Exists())
        {
            app.UseForwardedHeaders();
        }

        var https = app.Services.GetRequiredService<IOptions<HttpsOptions>>().Value;
        var isDemo = DemoOptions.IsOn(app.Configuration);
        if (https.HstsDays > 0 && !isDemo)
        {
            app.UseHsts();
        }

        if (https.Redirect ?? !isDemo)
        {
            app.UseWhen(context => !IsNear(context.Request), far => far.UseHttpsRedirection());
        }
    }

    // Nobody listens between two programs of one machine; and whoever watches over health asks by an inner address.
    private static bool IsNear(HttpRequest request) =>
        request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        || request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(request.Host.Host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsKnowable(string proxy) => IPAddress.TryParse(proxy, out _) || System.Net.IPNetwork.TryParse(proxy, out _);

    // Not X-Forwarded-Host: proxies hand Host on, and many of them what a caller claims in the other.
    private static void Believe(ForwardedHeadersOptions forwarded, IOptions<ProxyOptions> proxies)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies.Value.Known)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                forwarded.KnownProxies.Add(address);
            }
            else
            {
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        }
    }
}
