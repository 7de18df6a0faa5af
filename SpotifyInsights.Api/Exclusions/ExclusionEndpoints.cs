using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Exclusions;

/// <summary>What a listener leaves out of all that is calculated.</summary>
public static class ExclusionEndpoints
{
    public static RouteGroupBuilder MapExclusions(this RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var exclusions = api.MapGroup("/exclusions").WithTags("Library").WithScopes(ApiScopes.HistoryRead, ApiScopes.AccountManage);
        exclusions.MapGet("", ListExclusions).WithName(nameof(ListExclusions))
            .WithSummary("What you exclude, newest first")
            .WithDescription("Each with its reason and how many plays it leaves out.");
        exclusions.MapPost("", CreateExclusion).WithName(nameof(CreateExclusion))
            .WithSummary("Exclude something")
            .WithDescription("A play, a track, an artist, a stretch of time or what was started from a playlist: all metrics, rankings and pages answer at once as if it had never been heard, what is imported later included. "
                + "The plays themselves stay as they are, in exports too. What is excluded already is answered with 200 and the exclusion that is there.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        exclusions.MapDelete("/{id}", DeleteExclusion).WithName(nameof(DeleteExclusion))
            .WithSummary("Take an exclusion back")
            .WithDescription("Everything answers as it did before, at once.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        return api;
    }

    internal static async Task<Ok<ExclusionList>> ListExclusions(ClaimsPrincipal caller, ExclusionRequests exclusions, CancellationToken cancellationToken) =>
        TypedResults.Ok(await exclusions.ListAsync(caller.UserId(), cancellationToken));

    internal static async Task<Results<Created<ExclusionSummary>, Ok<ExclusionSummary>, ProblemHttpResult>> CreateExclusion(
        NewExclusion wanted, ClaimsPrincipal caller, ExclusionRequests exclusions, CancellationToken cancellationToken) =>
        await exclusions.MakeAsync(caller.UserId(), wanted, cancellationToken) switch
        {
            null => ProblemTypes.TooManyExclusions.ToResult($"You have {ExclusionRequests.MostExclusions} exclusions. Take one back, or exclude an artist or a period instead of single plays."),
            (var made, true) => TypedResults.Created((string?)null, made),
            (var same, _) => TypedResults.Ok(same),
        };

    internal static async Task<Results<NoContent, ProblemHttpResult>> DeleteExclusion(
        [Description("The exclusion's id, as the listing says it.")] string id, ClaimsPrincipal caller, ExclusionRequests exclusions, CancellationToken cancellationToken) =>
        await exclusions.DeleteAsync(caller.UserId(), id, cancellationToken)
            ? TypedResults.NoContent()
            : ProblemTypes.ExclusionNotFound.ToResult($"You have no exclusion '{id}'.");
}
