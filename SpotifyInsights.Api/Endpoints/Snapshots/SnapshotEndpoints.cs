using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.Paging;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Tables;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>Taking snapshots, and what they hold, as Spotify sent it.</summary>
public static class SnapshotEndpoints
{
    private const string Latest = "latest";
    private const string SnapshotId = "The snapshot's id, such as `2026-03-15T12-00-00Z`, or `latest`.";

    public static RouteGroupBuilder MapSnapshots(this RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var snapshots = api.MapGroup("/snapshots").WithTags("Snapshots").WithScopes(ApiScopes.HistoryRead, ApiScopes.Collect);
        snapshots.MapPost("", TakeSnapshot).WithName(nameof(TakeSnapshot))
            .WithSummary("Take a snapshot")
            .WithDescription("Starts a job that collects recent plays, top tracks and top artists (202, `Location` is the job). "
                + "With a last snapshot younger than 24 hours nothing is started (200, `up-to-date`) unless `force=true`. A snapshot already under way is not started twice.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        snapshots.MapGet("", ListSnapshots).OrAsCsv().WithName(nameof(ListSnapshots))
            .WithSummary("Your snapshots, newest first")
            .WithDescription("A page of them, each with what it holds.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        snapshots.MapGet("/metrics", ListSnapshotMetrics).OrAsCsv().WithName(nameof(ListSnapshotMetrics))
            .WithSummary("The computed metrics of your snapshots, newest first")
            .WithDescription("A page of them, each with the metrics of every part: how the numbers of top lists and recent plays moved over time.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        snapshots.MapGet("/{id}", GetSnapshot).WithName(nameof(GetSnapshot))
            .WithSummary("One snapshot").WithDescription("`latest` is the newest full one, here and below.").ProducesProblem(StatusCodes.Status404NotFound);
        snapshots.MapGet("/{id}/recent-tracks", GetSnapshotPlays).OrAsCsv().WithName(nameof(GetSnapshotPlays))
            .WithSummary("The recently played tracks of a snapshot")
            .WithDescription("The last plays, 50 at most, as Spotify sent them, newest first; `isWhole` says whether Spotify has no older ones.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        snapshots.MapGet("/{id}/top-tracks", GetSnapshotTopTracks).OrAsCsv().WithName(nameof(GetSnapshotTopTracks))
            .WithSummary("Spotify's top tracks at a snapshot")
            .WithDescription("Spotify's own ranking of a time range, best first, as it was sent.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        snapshots.MapGet("/{id}/top-artists", GetSnapshotTopArtists).OrAsCsv().WithName(nameof(GetSnapshotTopArtists))
            .WithSummary("Spotify's top artists at a snapshot")
            .WithDescription("Spotify's own ranking of a time range, best first, as it was sent.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        snapshots.MapGet("/{id}/metrics", GetSnapshotMetrics).WithName(nameof(GetSnapshotMetrics))
            .WithSummary("The metrics computed when a snapshot was taken")
            .WithDescription("Of its plays and of its top lists, by time range; what Spotify did not say is null.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        return api;
    }

    internal static async Task<Results<Accepted<RequestedSnapshot>, Ok<RequestedSnapshot>, ProblemHttpResult>> TakeSnapshot(
        [AsParameters] TakeSnapshotQuery query, ClaimsPrincipal caller, SnapshotRequests requests, AccountStore accounts, CancellationToken cancellationToken)
    {
        var userId = caller.UserId();
        if (await accounts.FindAsync(userId, cancellationToken) is not { NeedsSignIn: false })
        {
            return ProblemTypes.SignInRequired.ToResult("Open /auth/login in a browser. Everything collected so far is kept.");
        }

        var forced = query.Force is not null && bool.Parse(query.Force);
        if (!forced && await requests.FindUpToDateAsync(userId, cancellationToken) is { } upToDate)
        {
            return TypedResults.Ok(upToDate);
        }

        var job = await requests.EnqueueAsync(userId, forced, cancellationToken);
        return TypedResults.Accepted($"/jobs/{job.Id}", RequestedSnapshot.By(job.Id));
    }

    internal static async Task<Ok<SnapshotList>> ListSnapshots(
        [AsParameters] SnapshotsQuery query, ClaimsPrincipal caller, SnapshotPages pages, HttpResponse response, CancellationToken cancellationToken)
    {
        var page = await pages.ReadAsync(caller.UserId(), query, pages.SummariseAsync, cancellationToken);
        response.LinkPages(page.NextCursor);
        return TypedResults.Ok(new SnapshotList(page.Items, page.NextCursor));
    }

    internal static async Task<Ok<SnapshotMetricsList>> ListSnapshotMetrics(
        [AsParameters] SnapshotsQuery query, ClaimsPrincipal caller, SnapshotPages pages, HttpResponse response, CancellationToken cancellationToken)
    {
        var page = await pages.ReadAsync(caller.UserId(), query, pages.MeasureAsync, cancellationToken);
        response.LinkPages(page.NextCursor);
        return TypedResults.Ok(new SnapshotMetricsList(page.Items, page.NextCursor));
    }

    internal static async Task<Results<Ok<SnapshotSummary>, ProblemHttpResult>> GetSnapshot(
        [Description(SnapshotId)] string id, ClaimsPrincipal caller, SnapshotPages pages, CancellationToken cancellationToken) =>
        await pages.ResolveAsync(caller.UserId(), id, cancellationToken) is { } snapshot
            ? TypedResults.Ok(await pages.SummariseAsync(caller.UserId(), snapshot, cancellationToken))
            : NotFound(id);

    internal static async Task<Results<Ok<SnapshotPlays>, ProblemHttpResult>> GetSnapshotPlays(
        [Description(SnapshotId)] string id, ClaimsPrincipal caller, SnapshotPages pages, SnapshotStore snapshots, CancellationToken cancellationToken) =>
        await pages.ResolveAsync(caller.UserId(), id, cancellationToken) is { } snapshot
        && await snapshots.ReadRecentTracksAsync(caller.UserId(), snapshot, cancellationToken) is { } page
            ? TypedResults.Ok(new SnapshotPlays(snapshot, page.CollectedAt, page.IsWhole, page.Plays))
            : NotFound(id);

    internal static async Task<Results<Ok<SnapshotTopTracks>, ProblemHttpResult>> GetSnapshotTopTracks(
        [Description(SnapshotId)] string id, [AsParameters] TopListQuery query, ClaimsPrincipal caller, SnapshotPages pages, SnapshotStore snapshots, CancellationToken cancellationToken) =>
        await pages.ResolveAsync(caller.UserId(), id, cancellationToken) is { } snapshot
            ? TypedResults.Ok(new SnapshotTopTracks(
                snapshot, query.ToRange(), await snapshots.ReadTopTracksAsync(caller.UserId(), snapshot, query.ToRange(), cancellationToken) ?? []))
            : NotFound(id);

    internal static async Task<Results<Ok<SnapshotTopArtists>, ProblemHttpResult>> GetSnapshotTopArtists(
        [Description(SnapshotId)] string id, [AsParameters] TopListQuery query, ClaimsPrincipal caller, SnapshotPages pages, SnapshotStore snapshots, CancellationToken cancellationToken) =>
        await pages.ResolveAsync(caller.UserId(), id, cancellationToken) is { } snapshot
            ? TypedResults.Ok(new SnapshotTopArtists(
                snapshot, query.ToRange(), await snapshots.ReadTopArtistsAsync(caller.UserId(), snapshot, query.ToRange(), cancellationToken) ?? []))
            : NotFound(id);

    internal static async Task<Results<Ok<MeasuredSnapshot>, ProblemHttpResult>> GetSnapshotMetrics(
        [Description(SnapshotId)] string id, ClaimsPrincipal caller, SnapshotPages pages, CancellationToken cancellationToken) =>
        await pages.ResolveAsync(caller.UserId(), id, cancellationToken) is { } snapshot
            ? TypedResults.Ok(await pages.MeasureAsync(caller.UserId(), snapshot, cancellationToken))
            : NotFound(id);

    private static ProblemHttpResult NotFound(string id) =>
        ProblemTypes.SnapshotNotFound.ToResult(id == Latest ? "No snapshot was taken yet." : $"You have no snapshot '{id}'.");
}
