using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.OpenApi;
using SpotifyInsights.Api.Paging;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Tables;

namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>Data exports: handing them in, what became of their rows, and taking them back.</summary>
public static class ImportEndpoints
{
    private const string ImportId = "The import's id, as the job's result and the listing say it.";

    private static readonly FileBody Files = new(
        UploadReception.Field,
        "The zip as it came from Spotify, ListenBrainz, Last.fm or Maloja, or files out of it; any mixture. One file may be the whole body, too, "
            + "as `application/zip`, `application/json`, `application/x-ndjson`, `text/csv` or `application/octet-stream`.");

    public static RouteGroupBuilder MapImports(this RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var imports = api.MapGroup("/imports").WithTags("Imports").WithScopes(ApiScopes.HistoryRead, ApiScopes.Collect);
        imports.MapPost("", ImportHistory).WithName(nameof(ImportHistory))
            .WithSummary("Import data exports")
            .WithDescription("Takes a form with any number of files, or one file as the body, recognises them by what is in them, and starts a job that reads them "
                + "(202, `Location` is the job; its events have bytes, rows, pace and the time left). The job's result is the report: what became of every row. "
                + "The same rows again are the same import and change nothing. Files of one request are one import; imports of one listener wait for each other. "
                + "The uploaded files are erased when the job ends, at the latest after a day.")
            .WithMetadata(Files, new DisableRequestSizeLimitAttribute())
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        imports.MapGet("", ListImports).OrAsCsv().WithName(nameof(ListImports))
            .WithSummary("Your imports, newest first")
            .WithDescription("A page of them, each with its counts. What was taken back is not listed.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        imports.MapGet("/{id}", GetImport).WithName(nameof(GetImport))
            .WithSummary("What became of every row of an import")
            .WithDescription("The report that the job ended with: files, rows by what became of them, and the history before and after.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        imports.MapDelete("/{id}", UndoImport).WithName(nameof(UndoImport))
            .WithSummary("Take an import back")
            .WithDescription("Starts a job (202, `Location`) that takes back exactly this import; what other sources also knew stays. The same files can be imported again.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        return api;
    }

    internal static async Task<Results<Accepted<ImportStarted>, ProblemHttpResult>> ImportHistory(
        [AsParameters] ImportHistoryQuery query, ClaimsPrincipal caller, HttpRequest request, ImportRequests requests, CancellationToken cancellationToken)
    {
        try
        {
            var started = await requests.ReceiveAsync(request, caller.UserId(), query.DryRun is not null && bool.Parse(query.DryRun), cancellationToken);
            return TypedResults.Accepted($"/jobs/{started.JobId}", started);
        }
        catch (UploadRefusedException refused)
        {
            return refused.Type.ToResult(refused.Message);
        }
    }

    internal static async Task<Ok<ImportList>> ListImports(
        [AsParameters] ImportsQuery query, ClaimsPrincipal caller, ImportPages pages, HttpResponse response, CancellationToken cancellationToken)
    {
        var page = await pages.ReadAsync(caller.UserId(), query, cancellationToken);
        response.LinkPages(page.NextCursor);
        return TypedResults.Ok(new ImportList(page.Items, page.NextCursor));
    }

    internal static async Task<Results<Ok<ImportDetails>, ProblemHttpResult>> GetImport(
        [Description(ImportId)] string id, ClaimsPrincipal caller, ImportPages pages, CancellationToken cancellationToken) =>
        await pages.FindAsync(caller.UserId(), id, cancellationToken) is { } report
            ? TypedResults.Ok(new ImportDetails(id, report))
            : NotFound(id);

    internal static async Task<Results<Accepted<JobStatus>, ProblemHttpResult>> UndoImport(
        [Description(ImportId)] string id, ClaimsPrincipal caller, ImportPages pages, ImportRequests requests, CancellationToken cancellationToken)
    {
        if (!await pages.IsThereAsync(caller.UserId(), id, cancellationToken))
        {
            return NotFound(id);
        }

        var job = await requests.UndoAsync(caller.UserId(), id, cancellationToken);
        return TypedResults.Accepted($"/jobs/{job.Id}", JobStatus.Of(job));
    }

    private static ProblemHttpResult NotFound(string id) => ImportProblemTypes.ImportNotFound.ToResult($"You have no import '{id}'.");
}
