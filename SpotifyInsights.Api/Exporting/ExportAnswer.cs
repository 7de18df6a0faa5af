using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using SpotifyInsights.Api.OpenApi;

namespace SpotifyInsights.Api.Exporting;

/// <summary>The history on its way to a file.</summary>
/// <param name="export">Writes it.</param>
/// <param name="userId">The listener.</param>
/// <param name="format">What as.</param>
/// <param name="findMarks">Finds which plays the listener excludes.</param>
public sealed class ExportAnswer(HistoryExport export, string userId, ExportFormat format, Func<CancellationToken, Task<ExcludedMarks>> findMarks) : IResult, IEndpointMetadataProvider
{
    private const string Json = "application/json";
    private const string Csv = "text/csv";
    private const string Parquet = "application/vnd.apache.parquet";

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        (response.ContentType, var extension) = format switch
        {
            ExportFormat.Csv => (Csv + "; charset=utf-8", "csv"),
            ExportFormat.Parquet => (Parquet, "parquet"),
            _ => (Json + "; charset=utf-8", "json"),
        };
        response.Headers.ContentDisposition = $"attachment; filename=\"listening-history.{extension}\"";
        response.Headers.CacheControl = "private, no-cache";
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        try
        {
            var marks = await findMarks(httpContext.RequestAborted);
            await export.WriteAsync(userId, format, response.BodyWriter, marks, httpContext.RequestAborted);
        }
        catch (OperationCanceledException) when (response.HasStarted)
        {
            // The client has hung up.
            httpContext.Abort();
        }
    }

    /// <inheritdoc/>
    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(IReadOnlyList<ExportedPlay>), [Json]));
        builder.Metadata.Add(new OffersFiles("Every play, oldest first.", [Csv, Parquet]));
    }
}
