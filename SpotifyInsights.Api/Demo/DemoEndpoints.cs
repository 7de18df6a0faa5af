using Microsoft.AspNetCore.Http.HttpResults;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Endpoints.Health;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Simulator;

namespace SpotifyInsights.Api.Demo;

/// <summary>What exists in the demo only.</summary>
public static class DemoEndpoints
{
    private static readonly string[] OpenWhileStarting = ["/health", "/swagger", "/openapi", "/auth", "/oauth", "/.well-known"];

    /// <summary>The demo's sign-in, and the simulator's own pages for a browser.</summary>
    public static void MapDemo(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (!DemoOptions.IsOn(app.Configuration))
        {
            return;
        }

        app.MapPost("/auth/demo", SignInToDemo).WithName(nameof(SignInToDemo)).WithTags("Sign-in").AllowAnonymous()
            .ExcludeFromDescription();
        app.MapSpotifySimulator(DemoServices.SimulatorPrefix);
    }

    /// <summary>Until the history is there, answers that need it say so instead of being wrong.</summary>
    public static void UseDemoGate(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (!DemoOptions.IsOn(app.Configuration))
        {
            return;
        }

        app.Use(async (context, next) =>
        {
            var health = context.RequestServices.GetRequiredService<Readiness>().Current;
            if (health.Status == HealthStatus.Ok || OpenWhileStarting.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)))
            {
                await next(context);
                return;
            }

            context.Response.Headers.RetryAfter = "2";
            await ProblemTypes.Starting.ToResult($"{health.Detail} {health.Progress:P0}. /health/ready says when it is done.").ExecuteAsync(context);
        });
    }

    internal static Results<SignInHttpResult, ProblemHttpResult> SignInToDemo(string? listener) => listener is null or DemoServices.ListenerId or DemoLightListener.Id
        ? TypedResults.SignIn(ListenerClaims.Principal(listener ?? DemoServices.ListenerId, AuthSchemes.Bearer), authenticationScheme: AuthSchemes.Bearer)
        : ProblemTypes.InvalidRequest.ToResult($"'{listener}' is no listener of the demo: `listener` is '{DemoServices.ListenerId}' or '{DemoLightListener.Id}'.");
}
