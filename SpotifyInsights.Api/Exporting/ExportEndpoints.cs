using System.Security.Claims;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Storage.Accounts;

namespace SpotifyInsights.Api.Exporting;

/// <summary>Taking the history along.</summary>
public static class ExportEndpoints
{
    public static RouteGroupBuilder MapExport(this RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/export", ExportHistory).WithTags("Library").WithScopes(ApiScopes.HistoryRead, changing: null).WithName(nameof(ExportHistory))
            .WithSummary("Your whole history as a file")
            .WithDescription("Every play once, oldest first, podcasts and audiobooks too, written while you read. As JSON the rows are those of Spotify's extended streaming history, with keys of ours (`si_…`) "
                + "that other programs pass over and `POST /imports` reads back to the same plays; `format=csv` is a table that is harmless to spreadsheets, `format=parquet` has the columns of the stored files. "
                + "docs/export.md has all of them. An export that breaks off ends without its last line: begin again.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        return api;
    }

    internal static ExportAnswer ExportHistory([AsParameters] ExportQuery query, ClaimsPrincipal caller, HistoryExport export, ExclusionStore exclusions, ListeningHistories histories)
    {
        var (userId, format) = (caller.UserId(), query.ToFormat());

        // The columns of stored files have no place for it.
        return new(export, userId, format, cancellationToken => format == ExportFormat.Parquet
            ? Task.FromResult(ExcludedMarks.None)
            : ExcludedMarks.FindAsync(userId, exclusions, histories, cancellationToken));
    }
}
