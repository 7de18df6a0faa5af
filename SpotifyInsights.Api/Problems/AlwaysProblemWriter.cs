using System.Diagnostics;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace SpotifyInsights.Api.Problems;

/// <summary>
/// Writes problems for callers whose `Accept` names nothing that fits, to whom the framework would send plain text: what went wrong is worth more than the media type
/// (RFC 9110 section 15.5.7 lets a server disregard it).
/// </summary>
public sealed class AlwaysProblemWriter(IOptions<ProblemDetailsOptions> problems, IOptions<JsonOptions> json) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (call, problem) = (context.HttpContext, context.ProblemDetails);
        problem.Extensions["traceId"] = Activity.Current?.Id ?? call.TraceIdentifier;
        problems.Value.CustomizeProblemDetails?.Invoke(context);
        await call.Response.WriteAsJsonAsync(problem, problem.GetType(), json.Value.SerializerOptions, MediaTypeNames.Application.ProblemJson, call.RequestAborted);
    }
}
