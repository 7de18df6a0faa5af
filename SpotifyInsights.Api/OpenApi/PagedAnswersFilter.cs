using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using SpotifyInsights.Api.Paging;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Says of listings that come in pages that `Link` leads from one to the next.</summary>
public sealed class PagedAnswersFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation.Parameters?.Any(parameter => parameter.Name == PageCursors.Parameter) == true && operation.Responses?["200"] is OpenApiResponse page)
        {
            page.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            page.Headers[HeaderNames.Link] = new OpenApiHeader
            {
                Description = "The next page (`rel=\"next\"`; not there on the last one) and the first (`rel=\"first\"`), relative to this address (RFC 8288).",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }
    }
}
