using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Endpoints.Health;
using SpotifyInsights.Api.OAuth;

namespace SpotifyInsights.Api.Planning;

/// <summary>Whether the collection goes on: for supervisors without sign-in, in more words for those who are signed in.</summary>
public static class CollectionHealthEndpoint
{
    public static IEndpointRouteBuilder MapCollectionHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/collection", GetCollectionHealth).AllowAnonymous().WithTags("Health").WithName(nameof(GetCollectionHealth))
            .WithSummary("Whether the collection goes on")
            .WithDescription("503 when it stands still: from half of the listeners or more nothing was collected for three hours. Without sign-in it says no more than that; a listener sees himself in `listeners`, "
                + "the owner of the instance (also by an API key with the scope `operate`) everybody.")
            .Produces<CollectionHealth>(StatusCodes.Status503ServiceUnavailable);
        return app;
    }

    internal static async Task<Results<Ok<CollectionHealth>, JsonHttpResult<CollectionHealth>>> GetCollectionHealth(
        ClaimsPrincipal caller, CollectionStates states, SignInPolicy policy, HttpResponse response, CancellationToken cancellationToken)
    {
        var health = await states.HealthAsync(cancellationToken);
        var sees = await SeesAsync(caller, policy, cancellationToken);
        var shown = health with { Listeners = [.. health.Listeners.Where(listener => sees(listener.UserId))] };
        response.Headers.CacheControl = "no-store";
        return shown.Status == HealthStatus.Ok ? TypedResults.Ok(shown) : TypedResults.Json(shown, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    // A program that acts for a listener sees what its scopes open, and nothing more for being a program of the owner.
    private static async Task<Func<string, bool>> SeesAsync(ClaimsPrincipal caller, SignInPolicy policy, CancellationToken cancellationToken)
    {
        if (caller.FindUserId() is not { } me)
        {
            return _ => false;
        }

        var scopes = caller.FindDelegation()?.Scopes;
        return (scopes is null || scopes.Contains(ApiScopes.Operate)) && await policy.IsOperatorAsync(me, cancellationToken) ? _ => true
            : scopes is null || scopes.Contains(ApiScopes.MetricsRead) ? userId => userId == me
            : _ => false;
    }
}
