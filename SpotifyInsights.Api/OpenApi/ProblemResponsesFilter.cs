using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using SpotifyInsights.Api.Jobs.Tickets;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.ShareLinks;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Adds what holds for every operation: who must be signed in, what can go wrong for all of them, and that every error is a problem.</summary>
public sealed class ProblemResponsesFilter : IOperationFilter
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["202"] = "Accepted: a job does it; `Location` is the job.",
        ["204"] = "Done; there is nothing to say.",
        ["302"] = "To Spotify's sign-in.",
        ["304"] = "The client holds it already: `If-None-Match` names its `ETag`.",
        ["400"] = "The request has mistakes; `errors` lists them by field.",
        ["401"] = "No token, key or cookie, or it has expired.",
        ["403"] = "Signed in, but not allowed: to this listener, or to the program, which lacks the scope; or a page of another site sent the cookie.",
        ["404"] = "There is no such thing, or it is somebody else's.",
        ["409"] = "It does not fit the present state; the problem says which.",
        ["413"] = "The body is larger than this instance takes: 64 KiB, but for uploads.",
        ["415"] = "The body is of a sort that is not read here.",
        ["429"] = "Too many requests within a minute; `Retry-After` says when to come back.",
        ["422"] = "The `Idempotency-Key` belongs to another request.",
        ["500"] = "Something failed that should not have (`unexpected`), or a stored object is damaged (`corrupt-object`). The request was not at fault.",
        ["503"] = "Not ready or not reachable (`starting`, `store-unavailable`, `database-unavailable`): the same request works later; `Retry-After`, where it is known when.",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        var responses = operation.Responses ??= [];
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var isForListeners = metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any();
        operation.Security = isForListeners ? Security(metadata, context) : [];
        foreach (var status in Errors(operation, context, isForListeners))
        {
            responses.TryAdd(status, Problem(context));
        }

        foreach (var (status, response) in responses)
        {
            if (response is OpenApiResponse described && Reasons.TryGetValue(status, out var reason))
            {
                described.Description = reason;
            }
        }

        AddWhatEveryOperationHas(responses, context);
    }

    // An operation without any is open to everybody, which the contract says as well.
    private static List<OpenApiSecurityRequirement> Security(IList<object> metadata, OperationFilterContext context)
    {
        List<OpenApiSecurityRequirement> security =
        [
            new() { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] },
            new() { [new OpenApiSecuritySchemeReference("cookie", context.Document)] = [] },
        ];
        if (metadata.OfType<ScopeRule>().LastOrDefault()?.For(context.ApiDescription.HttpMethod ?? "") is { } scope)
        {
            security.Add(new() { [new OpenApiSecuritySchemeReference("oauth", context.Document)] = [scope] });
            security.Add(new() { [new OpenApiSecuritySchemeReference("apiKey", context.Document)] = [] });
        }

        if (SharedRoutes.IsSharable(metadata.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName))
        {
            security.Add(new() { [new OpenApiSecuritySchemeReference("shareLink", context.Document)] = [] });
        }

        if (metadata.OfType<TakesTickets>().Any())
        {
            security.Add(new() { [new OpenApiSecuritySchemeReference("eventsTicket", context.Document)] = [] });
        }

        return security;
    }

    // Where a browser is sent on, no success is an answer.
    private static void AddWhatEveryOperationHas(OpenApiResponses responses, OperationFilterContext context)
    {
        if (!responses.Keys.Any(status => status.StartsWith('2')))
        {
            var failure = Problem(context);
            failure.Description = "Something failed here; the request was not at fault.";
            responses["default"] = failure;
        }
    }

    // Whatever is of a listener lies in the store, which can fail.
    private static IEnumerable<string> Errors(OpenApiOperation operation, OperationFilterContext context, bool isForListeners) =>
    [
        "429",
        .. isForListeners ? (string[])["401", "403", "500", "503"] : [],
        .. context.ApiDescription.HttpMethod == HttpMethods.Get ? (string[])[] : ["413"],
        .. operation.RequestBody is null ? (string[])[] : ["400", "415"],
    ];

    internal static OpenApiResponse Problem(OperationFilterContext context) => new()
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
