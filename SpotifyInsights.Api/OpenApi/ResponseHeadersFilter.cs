using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Describes the headers that a status always has, and those that it may have.</summary>
public sealed class ResponseHeadersFilter : IOperationFilter
{
    private static readonly (string Status, string Name, bool IsAlwaysThere, string Description)[] All =
    [
        ("202", HeaderNames.Location, true, "The job: `/jobs/{id}`."),
        ("302", HeaderNames.Location, true, "Where the browser goes."),
        ("401", HeaderNames.WWWAuthenticate, false, "How to sign in (RFC 6750), where a token was sent."),
        ("403", HeaderNames.WWWAuthenticate, false, "The scope that a program lacks (RFC 6750 section 3.1)."),
        ("429", HeaderNames.RetryAfter, true, "Seconds until the quota is full again."),
        ("503", HeaderNames.RetryAfter, false, "Seconds until it is worth another try, where that is known."),
    ];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(operation);
        foreach (var (status, name, isAlwaysThere, description) in All)
        {
            // An answer without a body tells of no job: nobody can follow it.
            if (operation.Responses?.GetValueOrDefault(status) is not OpenApiResponse response || (status == "202" && response.Content is not { Count: > 0 }))
            {
                continue;
            }

            response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            response.Headers.TryAdd(name, new OpenApiHeader
            {
                Description = description,
                Required = isAlwaysThere,
                Schema = name == HeaderNames.RetryAfter ? new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" } : new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }
}
