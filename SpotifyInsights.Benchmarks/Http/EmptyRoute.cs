using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
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

    public void Configure(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(this));
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.MapWhen(call => call.Request.Path == BarePath, branch => branch.UseRouting().UseEndpoints(routes => routes.MapGet(BarePath, call => Task.CompletedTask)));
        app.MapWhen(call => call.Request.Path == FrameworkPath, branch => branch
            .UseRouting()
            .UseAuthentication()
            .UseAuthorization()
            .UseEndpoints(routes => routes.MapGet(FrameworkPath, call => Task.CompletedTask).RequireAuthorization(policy => policy.AddAuthenticationSchemes(AuthSchemes.Bearer).RequireAuthenticatedUser())));
        app.MapWhen(call => call.Request.Path == Path, branch => branch
            .UseExceptionHandler()
            .UseRouting()
            .UseStatusCodePages()
            .UseSecurityHeaders()
            .UseCors()
            .UseBodyLimit()
            .UseAuthentication()
            .UseErasureGate()
            .UseGrantGate()
            .UseRateLimiter()
            .UseSameOriginGate()
            .UseAuthorization()
            .UseSwagger()
            .UseSwaggerUI()
            .UseEndpoints(routes => routes.MapGet(Path, call => Task.CompletedTask).RequireListener().WithScopes(ApiScopes.MetricsRead, changing: null)));
        next(app);
    };
}
