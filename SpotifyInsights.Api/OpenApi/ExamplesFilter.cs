using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Gives every response with a JSON body its <see cref="ResponseExamples"/>. To run after the filters that add responses.</summary>
public sealed class ExamplesFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(operation);
        foreach (var (status, response) in operation.Responses ?? [])
        {
            foreach (var (mediaType, content) in response.Content ?? new Dictionary<string, IOpenApiMediaType>())
            {
                if (mediaType.EndsWith("json", StringComparison.Ordinal) && content is OpenApiMediaType json)
                {
                    json.Example = ResponseExamples.Find(operation.OperationId, status);
                }
            }
        }
    }
}
