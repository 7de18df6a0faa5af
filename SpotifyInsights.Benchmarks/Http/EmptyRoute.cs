using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Erasing;
using SpotifyInsights.Api.Hosting;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Benchmarks.Http;

[assembly: HostingStartup(typeof(EmptyRoute))]

namespace SpotifyInsights.Benchmarks.Http;

/// <summary>
/// What a request of a signed-in listener costs when there is nothing to answer: the product's middleware in its order, and a route that requires authorization and gives an empty
/// 200. It stands alone instead of among all routes, so it is a little cheaper than a route of the product could be.
/// </summary>
public sealed class EmptyRoute : IHostingStartup, IStartupFilter
{
    public const string Path = "/benchmark/empty";

    /// <summary>The same without any door: what everything else is beside.</summary>
    public const string BarePath = "/benchmark/bare";

    /// <summary>The same behind what the framework alone has for tokens.</summary>
    public const string FrameworkPath = "/benchmark/framework";

    /// <summary>The same behind what tells who calls and whether he may.</summary>
    public const string CheckPath = "/benchmark/check";

    // The framework's handler as it comes, for the product's own tokens.
    private const string Plain = "benchmark";

    public void Configure(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<IStartupFilter>(this);
            services.AddAuthentication().AddBearerToken(Plain);
            services.AddOptions<BearerTokenOptions>(Plain).PostConfigure<IDataProtectionProvider>((bearer, keys) => bearer.BearerTokenProtector =
                new TicketDataFormat(keys.CreateProtector("Microsoft.AspNetCore.Authentication.BearerToken", AuthSchemes.Bearer, "BearerToken")));
        });
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.MapWhen(call => call.Request.Path == BarePath, branch => branch.UseRouting().UseEndpoints(routes => routes.MapGet(BarePath, call => Task.CompletedTask)));
        app.MapWhen(call => call.Request.Path == CheckPath, branch => branch.UseRouting().UseCallers().UseAuthorization().UseEndpoints(routes => MapForListeners(routes, CheckPath)));
        app.MapWhen(call => call.Request.Path == FrameworkPath, branch => branch
            .UseRouting()
            .UseAuthorization()
            .UseEndpoints(routes => routes.MapGet(FrameworkPath, call => Task.CompletedTask).RequireAuthorization(policy => policy.AddAuthenticationSchemes(Plain).RequireAuthenticatedUser())));
        app.MapWhen(call => call.Request.Path == Path, branch => branch
            .UseExceptionHandler()
            .UseRouting()
            .UseStatusCodePages()
            .UseSecurityHeaders()
            .UseCors()
            .UseBodyLimit()
            .UseCallers()
            .UseErasureGate()
            .UseGrantGate()
            .UseRateLimiter()
            .UseSameOriginGate()
            .UseAuthorization()
            .UseEndpoints(routes => MapForListeners(routes, Path)));
        next(app);
    };

    private static void MapForListeners(IEndpointRouteBuilder routes, string path) =>
        routes.MapGet(path, call => Task.CompletedTask).RequireListener().WithScopes(ApiScopes.MetricsRead, changing: null);
}
