using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using SpotifyInsights.Api.OAuth;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Adds what holds for every operation: who must be signed in, and that every error is a problem.</summary>
public sealed class ProblemResponsesFilter : IOperationFilter
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["202"] = "Accepted: a job does it; `Location` is the job.",
        ["302"] = "To Spotify's sign-in.",
        ["304"] = "The client holds it already: `If-None-Match` names its `ETag`.",
        ["400"] = "The request has mistakes; `errors` lists them by field.",
        ["401"] = "No token, key or cookie, or it has expired.",
        ["403"] = "Signed in, but not allowed.",
        ["404"] = "There is no such thing, or it is somebody else's.",
        ["409"] = "It does not fit the present state; the problem says which.",
        ["413"] = "The body is larger than this instance takes.",
        ["415"] = "The body is of a sort that is not read here.",
        ["503"] = "Not ready; `Retry-After` or the progress says when.",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        operation.Responses ??= [];
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security =
            [
                new() { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] },
                new() { [new OpenApiSecuritySchemeReference("cookie", context.Document)] = [] },
            ];
            if (metadata.OfType<ScopeRule>().LastOrDefault()?.For(context.ApiDescription.HttpMethod ?? "") is { } scope)
            {
                operation.Security.Add(new() { [new OpenApiSecuritySchemeReference("oauth", context.Document)] = [scope] });
                operation.Security.Add(new() { [new OpenApiSecuritySchemeReference("apiKey", context.Document)] = [] });
            }

            operation.Responses.TryAdd("401", Problem(context));
        }

        foreach (var (status, response) in operation.Responses)
        {
            if (response is OpenApiResponse described && Reasons.TryGetValue(status, out var reason))
            {
                described.Description = reason;
            }
        }
    }

    private static OpenApiResponse Problem(OperationFilterContext context) => new()
    {
        Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
        {
            ["application/problem+json"] = new OpenApiMediaType
            {
                Schema = context.SchemaGenerator.GenerateSchema(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), context.SchemaRepository),
            },
        },
    };
}
