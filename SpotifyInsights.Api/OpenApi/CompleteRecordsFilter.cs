using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Says that every property of our records is always there: what is unknown is written as null, never left out. Generated clients need no `undefined`.</summary>
public sealed class CompleteRecordsFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (schema is OpenApiSchema { Properties.Count: > 0 } complete && context.Type.Namespace?.StartsWith(nameof(SpotifyInsights), StringComparison.Ordinal) == true)
        {
            complete.Required = new HashSet<string>(complete.Properties.Keys);
            complete.AdditionalPropertiesAllowed = true;
        }
    }
}
