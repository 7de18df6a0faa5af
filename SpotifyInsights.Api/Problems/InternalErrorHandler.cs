using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.Endpoints.Library;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Problems;

/// <summary>Turns what escapes an endpoint into problem details: bad requests by the framework's own words, stores that fail by the key they failed on.</summary>
public sealed class InternalErrorHandler(IProblemDetailsService problems, ILogger<InternalErrorHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        ArgumentNullException.ThrowIfNull(exception);
        var (type, status, detail) = Describe(exception);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            log.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
        }

        httpContext.Response.StatusCode = status;
        var problem = Mistakes(exception) is { } mistakes
            ? new HttpValidationProblemDetails(mistakes) { Type = type.Uri, Title = type.Title, Status = status }
            : new ProblemDetails { Type = type.Uri, Title = type.Title, Status = status, Detail = detail };
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
    }

    private static (ProblemType Type, int Status, string? Detail) Describe(Exception exception) => exception switch
    {
        BadHttpRequestException bad => (ProblemTypes.OfStatus(bad.StatusCode), bad.StatusCode, bad.Message),
        RefusedParameterException => Full(ProblemTypes.InvalidRequest, null),
        UnknownItemException unknown => Full(unknown.Type, unknown.Message),
        // Ids come from sign-ins: nobody is called that.
        InvalidUserIdException invalid => Full(ProblemTypes.Unauthorized, invalid.Message),
        CorruptObjectException corrupt => Full(ProblemTypes.CorruptObject, $"{corrupt.Message}. Nothing was deleted; other listeners are not affected."),
        ObjectStoreException store => Full(ProblemTypes.StoreUnavailable, store.Message),
        DbException database when database.IsPassing() => Full(ProblemTypes.DatabaseUnavailable, "Nothing was lost; what was asked may or may not have happened. The same request works when it is back."),
        _ => Full(ProblemTypes.Unexpected, null),
    };

    /// <summary>The mistakes of a request by the names that the caller used; null where they have none.</summary>
    private static Dictionary<string, string[]>? Mistakes(Exception exception) => exception switch
    {
        RefusedParameterException refused => refused.Parameters.ToDictionary(name => name, _ => (string[])[refused.Message]),
        BadHttpRequestException { InnerException: JsonException { Path: ['$', '.', .. var path] } } => new() { [path] = ["This is not what belongs here; the contract says what does."] },
        _ => null,
    };

    private static (ProblemType Type, int Status, string? Detail) Full(ProblemType type, string? detail) => (type, type.Status, detail);
}
