using System.ComponentModel;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Jobs.Tickets;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.Paging;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Tables;

namespace SpotifyInsights.Api.Jobs;

/// <summary>The routes of a listener's own jobs. Somebody else's job does not exist for the caller.</summary>
public static class JobEndpoints
{
    private const string Listing = "jobs";
    private const string JobId = "The job's id, as the request that started it answered.";

    public static RouteGroupBuilder MapJobs(this RouteGroupBuilder group)
    {
        ArgumentNullException.ThrowIfNull(group);
        var jobs = group.MapGroup("/jobs").WithTags("Jobs").WithScopes(ApiScopes.Collect, ApiScopes.Collect);
        jobs.MapGet("", ListJobs)
            .OrAsCsv().WithName(nameof(ListJobs))
            .WithSummary("Your jobs, newest first")
            .WithDescription("A page of them. Jobs that ended more than 30 days ago are forgotten.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        jobs.MapGet("/{id}", GetJob)
            .WithName(nameof(GetJob))
            .WithSummary("Where a job stands")
            .WithDescription("State, steps, and the result or the problem it ended with.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        jobs.MapGet("/{id}/events", StreamJobEvents)
            .WithName(nameof(StreamJobEvents))
            .WithSummary("The progress of a job, as server-sent events")
            .WithDescription(
                "The first `job` event is the status as it is; one follows for every change; the stream ends with the job. " +
                "`heartbeat` events repeat the status. A client that comes back with the `Last-Event-ID` of the final event gets 204.")
            .WithMetadata(TakesTickets.Instance)
            .Produces<JobStatus>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesProblem(StatusCodes.Status404NotFound);
        jobs.MapPost("/{id}/events-ticket", CreateEventsTicket)
            .WithName(nameof(CreateEventsTicket))
            .WithSummary("A ticket to the events of a job, for EventSource")
            .WithDescription(
                "A browser's `EventSource` cannot send a token or key. Hand `eventsUrl` to it within 60 seconds: the ticket is good for one call to the events of this job, and for nothing else. " +
                "A page that has lost the stream asks for another ticket. `fetch` can send headers and needs none.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        jobs.MapDelete("/{id}", CancelJob)
            .WithName(nameof(CancelJob))
            .WithSummary("Cancel a job")
            .WithDescription("A queued job is cancelled at once (200). A running one is asked to stop and ends as soon as it can (202): follow its events.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        return group;
    }

    private static async Task<Ok<JobList>> ListJobs(
        [AsParameters] JobsQuery query, ClaimsPrincipal caller, JobStore store, PageCursors cursors, HttpResponse response, CancellationToken cancellationToken)
    {
        var (userId, limit) = (caller.UserId(), query.Limit is null ? JobsQuery.DefaultLimit : int.Parse(query.Limit, CultureInfo.InvariantCulture));
        var jobs = await store.ListAsync(userId, TimePlace.Parse(cursors.Read(userId, Listing, query.Cursor)), limit + 1, cancellationToken);

        // One more than asked for tells whether there is a next page.
        var next = jobs.Count > limit ? cursors.Make(userId, Listing, TimePlace.Of(jobs[limit - 1].CreatedAt, jobs[limit - 1].Id).ToString()) : null;
        response.LinkPages(next);
        return TypedResults.Ok(new JobList([.. jobs.Take(limit).Select(JobStatus.Of)], next));
    }

    private static async Task<Results<Ok<JobStatus>, ProblemHttpResult>> GetJob(
        [Description(JobId)] string id, ClaimsPrincipal caller, JobStore store, CancellationToken cancellationToken)
    {
        var job = await FindOwnAsync(id, caller, store, cancellationToken);
        return job is null ? NotFound(id) : TypedResults.Ok(JobStatus.Of(job));
    }

    private static async Task<Results<ServerSentEventsResult<JobStatus>, NoContent, ProblemHttpResult>> StreamJobEvents(
        [Description(JobId)] string id,
        ClaimsPrincipal caller,
        JobStore store,
        JobWatch watch,
        [FromHeader(Name = "Last-Event-ID"), Description("The id of the last event a reader saw, as EventSource sends it.")] string? lastEventId,
        CancellationToken cancellationToken)
    {
        var job = await FindOwnAsync(id, caller, store, cancellationToken);
        if (job is null)
        {
            return NotFound(id);
        }

        // An EventSource comes back when a stream ends; 204 is what makes it stop.
        var hasSeenAll = job.HasEnded && lastEventId == job.Version.ToString(CultureInfo.InvariantCulture);
        return hasSeenAll ? TypedResults.NoContent() : TypedResults.ServerSentEvents(watch.FollowAsync(id, cancellationToken));
    }

    private static async Task<Results<Created<EventsTicket>, ProblemHttpResult>> CreateEventsTicket(
        [Description(JobId)] string id, ClaimsPrincipal caller, JobStore store, EventTickets tickets, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await FindOwnAsync(id, caller, store, cancellationToken) is not { } job)
        {
            return NotFound(id);
        }

        response.Headers.CacheControl = "no-store";
        return TypedResults.Created((string?)null, await tickets.MakeAsync(job.UserId, job.Id, caller.FindDelegation(), cancellationToken));
    }

    private static async Task<Results<Ok<JobStatus>, Accepted<JobStatus>, ProblemHttpResult>> CancelJob(
        [Description(JobId)] string id, ClaimsPrincipal caller, JobStore store, JobQueue queue, CancellationToken cancellationToken)
    {
        if (await FindOwnAsync(id, caller, store, cancellationToken) is not { } found)
        {
            return NotFound(id);
        }

        // Cancelling twice is as good as once; what ended otherwise can no longer be called off.
        var job = await queue.CancelAsync(id, cancellationToken) ?? await store.FindAsync(id, cancellationToken) ?? found;
        return job.State switch
        {
            JobState.Cancelled => TypedResults.Ok(JobStatus.Of(job)),
            JobState.Queued or JobState.Running => TypedResults.Accepted($"/jobs/{id}", JobStatus.Of(job)),
            _ => ProblemTypes.JobHasEnded.ToResult($"The job '{id}' has ended and cannot be cancelled."),
        };
    }

    private static async Task<Job?> FindOwnAsync(string id, ClaimsPrincipal caller, JobStore store, CancellationToken cancellationToken)
    {
        var job = await store.FindAsync(id, cancellationToken);
        return job is not null && job.UserId == caller.FindUserId() ? job : null;
    }

    private static ProblemHttpResult NotFound(string id) =>
        ProblemTypes.JobNotFound.ToResult($"You have no job '{id}'. Ended jobs are forgotten after a while.");
}
