using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SpotifyInsights.Api.Auth;
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
        var me = api.MapGroup("/me").WithTags("Me");
        me.MapGet("", GetMe).WithName(nameof(GetMe)).WithSummary("You, and what is held of you");
        me.MapPatch("", ChangeMe).WithName(nameof(ChangeMe))
            .WithSummary("Change your settings")
            .WithDescription("`timeZone` is the zone in which days and hours count when a request names none.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        return api;
    }

    internal static async Task<Ok<Me>> GetMe(ClaimsPrincipal caller, ListenerSummary summary, CancellationToken cancellationToken) =>
        TypedResults.Ok(await summary.OfAsync(caller.UserId(), cancellationToken));

    internal static async Task<Ok<Me>> ChangeMe(
        MeChanges changes, ClaimsPrincipal caller, AccountStore accounts, ListenerSummary summary, TimeProvider time, CommittedHere committed, CancellationToken cancellationToken)
    {
        var userId = caller.UserId();
        while (true)
        {
            try
            {
                var account = await accounts.FindAsync(userId, cancellationToken)
                    ?? new Storage.Accounts.Account { UserId = userId, CreatedAt = NodaTime.Instant.FromDateTimeOffset(time.GetUtcNow()) };
                await accounts.PutAsync(account with { TimeZone = changes.TimeZone }, cancellationToken);
                committed.Note(userId);
                return TypedResults.Ok(await summary.OfAsync(userId, cancellationToken));
            }
            catch (ObjectChangedException)
            {
                // A token refresh stored the account in between: take its state and change that.
            }
        }
    }
}
