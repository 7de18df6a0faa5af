using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.Operator;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Storage.Accounts;

namespace SpotifyInsights.Api.Maintenance;

/// <summary>What only the instance's owner may do.</summary>
public static class OperatorEndpoints
{
    public static RouteGroupBuilder MapOperator(this RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var operators = api.MapGroup("/operator").WithTags("Operator").RequireOperator();
        operators.MapOperatorView();
        operators.MapPost("/rebuilds", RebuildAggregates).WithName(nameof(RebuildAggregates))
            .WithSummary("Make a listener's aggregates again from all inputs")
            .WithDescription("For the owner of the instance: the first who signed in, or the first of `Auth:AllowedSpotifyIds`. "
                + "The job is the owner's (202, `Location`); one runs at a time. The command line has the same as `rebuild --user`.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        return api;
    }

    internal static async Task<Results<Accepted<JobStatus>, ProblemHttpResult>> RebuildAggregates(
        RebuildRequest request, ClaimsPrincipal caller, AccountStore accounts, JobQueue queue, CancellationToken cancellationToken)
    {
        var operatorId = caller.UserId();
        var userId = request.UserId ?? operatorId;
        if (userId != operatorId && !await accounts.ListUserIdsAsync(cancellationToken).AnyAsync(known => known == userId, cancellationToken))
        {
            return ProblemTypes.NotFound.ToResult($"Nobody called '{userId}' has an account here.");
        }

        var job = await queue.EnqueueAsync(JobKind.Rebuild, operatorId, new RebuildParameters(userId).ToJson(), cancellationToken);
        return RebuildParameters.Of(job.Parameters)?.UserId == userId
            ? TypedResults.Accepted($"/jobs/{job.Id}", JobStatus.Of(job))
            : ProblemTypes.RebuildUnderWay.ToResult($"The rebuild '{job.Id}' of another listener has not ended yet.");
    }
}
