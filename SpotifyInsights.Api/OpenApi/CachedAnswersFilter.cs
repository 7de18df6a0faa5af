using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Says of operations that can answer 304 how to ask for it.</summary>
public sealed class CachedAnswersFilter : IOperationFilter
{
    private const string NotModified = "304";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation.Responses?.ContainsKey(NotModified) != true)
        {
            return;
        }

        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = HeaderNames.IfNoneMatch,
            In = ParameterLocation.Header,
            Description = "The `ETag` of an answer that the client holds, or several: while it is the answer still, a 304 without a body comes back. Browsers do so by themselves.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        foreach (var status in (string[])["200", NotModified])
        {
            if (operation.Responses[status] is OpenApiResponse response)
            {
                response.Headers = Headers();
            }
        }
    }

    private static Dictionary<string, IOpenApiHeader> Headers() => new(StringComparer.Ordinal)
    {
        [HeaderNames.ETag] = Header(
            "Strong, of listings weak. Another one when the listener's data, the reference data, the zone, the program or (but for windows that are over) the local day are others; each `Content-Encoding` of a strong one has its own."),
        [HeaderNames.CacheControl] = Header("`private, no-cache`: for this listener's own cache, which asks each time whether it still holds."),
        [HeaderNames.Vary] = Header("`Accept, Accept-Encoding`: tables for those who want `text/csv`, and over 20 KB `br` and `gzip` are sent to those who take them."),
    };

    private static OpenApiHeader Header(string description) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
