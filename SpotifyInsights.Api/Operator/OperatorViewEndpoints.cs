using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Paging;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Operator;

/// <summary>What the owner of the instance sees of all listeners, and how stuck jobs are set going.</summary>
public static class OperatorViewEndpoints
{
    private const string Listing = "operator-jobs";
    private const string JobId = "The job's id, as the listing says it.";

    public static RouteGroupBuilder MapOperatorView(this RouteGroupBuilder operators)
    {
        ArgumentNullException.ThrowIfNull(operators);
        operators.MapGet("/listeners", ListListeners).WithName(nameof(ListListeners))
            .WithSummary("All listeners, and how the collection from each stands")
            .WithDescription("With the calls that the app has spent, and how they are shared. For the owner of the instance, and API keys of theirs with the scope `operate`.");
        operators.MapGet("/jobs", ListAllJobs).WithName(nameof(ListAllJobs))
            .WithSummary("The jobs of all listeners, newest first")
            .WithDescription("A page of them: all, or those that run, wait or have failed, each with its problem. For the owner of the instance.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        operators.MapPost("/jobs/{id}/retry", RetryJob).WithName(nameof(RetryJob))
            .WithSummary("Let a job run again")
            .WithDescription("One that waits for its next attempt makes it now. Of one that has failed or was cancelled another one is queued, with the same task; its status is the answer. For the owner of the instance.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        operators.MapDelete("/jobs/{id}", CancelAnyJob).WithName(nameof(CancelAnyJob))
            .WithSummary("Cancel a job, whosever it is")
            .WithDescription("A queued job is cancelled at once; a running one is asked to stop. The answer is the job as it is then. For the owner of the instance.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        return operators;
    }

    internal static async Task<Ok<OperatorListeners>> ListListeners(
        CollectionStates states, CallShares shares, SpentCalls spent, IOptions<CollectionOptions> options, TimeProvider time, CancellationToken cancellationToken)
    {
        var health = await states.HealthAsync(cancellationToken);
        var (budget, _) = await shares.CalculateAsync(cancellationToken);
        var calls = await spent.NoteAsync(time.GetCurrentInstant(), cancellationToken);
        return TypedResults.Ok(new OperatorListeners(health.Listeners, calls, options.Value.DailyCalls, budget.LeastPace.TotalMinutes, health.Blocks));
    }

    internal static async Task<Ok<OperatorJobList>> ListAllJobs(
        [AsParameters] OperatorJobsQuery query, ClaimsPrincipal caller, OperatorJobs jobs, PageCursors cursors, HttpResponse response, CancellationToken cancellationToken)
    {
        var (userId, limit) = (caller.UserId(), QueryText.Integer(query.Limit) ?? OperatorJobsQuery.DefaultLimit);
        var stage = QueryText.OneOf<JobStage>(query.Stage);
        var listing = $"{Listing}:{query.Stage}";
        var found = await jobs.ListAsync(stage, TimePlace.Parse(cursors.Read(userId, listing, query.Cursor)), limit + 1, cancellationToken);

        // One more than asked for tells whether there is a next page.
        var next = found.Count > limit ? cursors.Make(userId, listing, TimePlace.Of(found[limit - 1].CreatedAt, found[limit - 1].Id).ToString()) : null;
        response.LinkPages(next);
        return TypedResults.Ok(new OperatorJobList([.. found.Take(limit).Select(OperatorJob.Of)], next));
    }

    internal static async Task<Results<Accepted<OperatorJob>, ProblemHttpResult>> RetryJob(
        [Description(JobId)] string id, OperatorJobs jobs, CancellationToken cancellationToken) =>
        await jobs.FindAsync(id, cancellationToken) is not { } job ? NotFound(id)
        : await jobs.RetryAsync(job, cancellationToken) is { } next ? TypedResults.Accepted($"/jobs/{next.Id}", OperatorJob.Of(next))
        : ProblemTypes.JobNotStuck.ToResult($"The job '{id}' runs, waits for its turn, or has succeeded.");

    internal static async Task<Results<Ok<OperatorJob>, ProblemHttpResult>> CancelAnyJob(
        [Description(JobId)] string id, OperatorJobs jobs, JobQueue queue, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(id, cancellationToken) is null)
        {
            return NotFound(id);
        }

        return await queue.CancelAsync(id, cancellationToken) is { } job
            ? TypedResults.Ok(OperatorJob.Of(job))
            : ProblemTypes.JobHasEnded.ToResult($"The job '{id}' has ended and cannot be cancelled.");
    }

    private static ProblemHttpResult NotFound(string id) => ProblemTypes.JobNotFound.ToResult($"There is no job '{id}'. Ended jobs are forgotten after a while.");
}
