using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Erasing;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Endpoints.Account;

/// <summary>The signed-in listener.</summary>
public static class MeEndpoints
{
    public static RouteGroupBuilder MapMe(this RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var me = api.MapGroup("/me").WithTags("Me").WithScopes(ApiScopes.MetricsRead, ApiScopes.AccountManage);
        me.MapGet("", GetMe).WithName(nameof(GetMe))
            .WithSummary("You, and what is held of you")
            .WithDescription("Name and settings, the state of the sign-in with Spotify, when the next snapshot is due, and how much is stored.");
        me.MapGet("/collection", GetMyCollection).WithName(nameof(GetMyCollection))
            .WithSummary("How the collection from you stands")
            .WithDescription("When Spotify is asked again and how often, what came of the last time, how long your sign-in still lasts, and in which stretches of time plays may have been missed.");
        me.MapPatch("", ChangeMe).WithName(nameof(ChangeMe))
            .WithSummary("Change your settings")
            .WithDescription("`timeZone` is the zone in which days and hours count when a request names none.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        me.MapDelete("", EraseMe).WithName(nameof(EraseMe))
            .WithSummary("Delete everything that is held of you")
            .WithDescription("Plays, snapshots, imports, settings, jobs and Spotify's tokens are deleted for good by a job that goes on after a crash. "
                + "Your sign-ins end at once, so nobody can follow the job; signing in again later begins anew. Revoke the app at Spotify, too, if you do not come back.")
            .Produces(StatusCodes.Status202Accepted);
        return api;
    }

    internal static async Task<Ok<Me>> GetMe(ClaimsPrincipal caller, ListenerSummary summary, CancellationToken cancellationToken) =>
        TypedResults.Ok(await summary.OfAsync(caller.UserId(), cancellationToken));

    internal static async Task<Ok<MyCollection>> GetMyCollection(ClaimsPrincipal caller, CollectionOverview overview, CancellationToken cancellationToken) =>
        TypedResults.Ok(await overview.OfAsync(caller.UserId(), cancellationToken));

    internal static async Task<Accepted> EraseMe(
        ClaimsPrincipal caller, ErasureRequests erasures, HttpContext context, CancellationToken cancellationToken)
    {
        await erasures.BeginAsync(caller.UserId(), cancellationToken);
        await context.SignOutAsync(AuthSchemes.Cookie);
        return TypedResults.Accepted((string?)null);
    }

    internal static async Task<Ok<Me>> ChangeMe(
        MeChanges changes, ClaimsPrincipal caller, AccountStore accounts, ListenerSummary summary, TimeProvider time, ManifestStore manifests, CancellationToken cancellationToken)
    {
        var userId = caller.UserId();
        while (true)
        {
            try
            {
                var account = await accounts.FindAsync(userId, cancellationToken)
                    ?? new Storage.Accounts.Account { UserId = userId, CreatedAt = NodaTime.Instant.FromDateTimeOffset(time.GetUtcNow()) };
                await accounts.PutAsync(account with { TimeZone = changes.TimeZone }, cancellationToken);
                await manifests.TellSettingsChangedAsync(userId, cancellationToken);
                return TypedResults.Ok(await summary.OfAsync(userId, cancellationToken));
            }
            catch (ObjectChangedException)
            {
                // A token refresh stored the account in between: take its state and change that.
            }
        }
    }
}
