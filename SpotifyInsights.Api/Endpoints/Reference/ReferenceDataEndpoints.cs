using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Endpoints.Imports;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.OpenApi;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Reference;

namespace SpotifyInsights.Api.Endpoints.Reference;

/// <summary>The reference data: what they are, and bringing others into use.</summary>
public static class ReferenceDataEndpoints
{
    private static readonly FileBody File = new(
        UploadReception.Field, "The data set, as CSV or as Parquet with the same columns. It may be the whole body, too, as `text/csv` or `application/octet-stream`.");

    public static RouteGroupBuilder MapReferenceData(this RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var reference = api.MapGroup("/reference-data").WithTags("Reference data").WithScopes(ApiScopes.MetricsRead, changing: null);
        reference.MapGet("", GetReferenceData).WithName(nameof(GetReferenceData))
            .WithSummary("The reference data in use")
            .WithDescription("What is known of tracks beside what Spotify says: audio features, genres, popularity; the same for all listeners. Version, counts, and the report of the import.");
        reference.MapPut("", ReplaceReferenceData).WithName(nameof(ReplaceReferenceData))
            .WithSummary("Replace the reference data")
            .WithDescription("For the owner of the instance. Takes the data set as the body, or as the only file of a form, and starts a job that reads it (202, `Location`). "
                + "Its result is the report; a file that is refused names line and column. Until the new data are whole, and if they never are, the former ones stay in use. "
                + "The command line has the same as `reference import`.")
            .WithMetadata(File, new DisableRequestSizeLimitAttribute())
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        return api;
    }

    internal static async Task<Ok<ReferenceDataStatus>> GetReferenceData(ReferenceData data, CancellationToken cancellationToken) =>
        TypedResults.Ok(ReferenceDataStatus.Of(await data.GetAsync(cancellationToken)));

    internal static async Task<Results<Accepted<JobStatus>, ProblemHttpResult>> ReplaceReferenceData(
        [AsParameters] ReferenceImportQuery query,
        ClaimsPrincipal caller,
        HttpRequest request,
        SignInPolicy policy,
        ReferenceRequests requests,
        CancellationToken cancellationToken)
    {
        if (!await policy.IsOperatorAsync(caller.UserId(), cancellationToken))
        {
            return ProblemTypes.Forbidden.ToResult("Only the owner of this instance may replace the reference data.");
        }

        try
        {
            var job = await requests.ReceiveAsync(request, caller.UserId(), query.AsOf, cancellationToken);
            return TypedResults.Accepted($"/jobs/{job.Id}", JobStatus.Of(job));
        }
        catch (UploadRefusedException refused)
        {
            return refused.Type.ToResult(refused.Message);
        }
    }
}
