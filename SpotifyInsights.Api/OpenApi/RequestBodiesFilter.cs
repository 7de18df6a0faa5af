using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>
/// Says of bodies that callers send which properties may be left out: those that may be null. <see cref="CompleteRecordsFilter"/> speaks of what this API writes.
/// To run after it.
/// </summary>
public sealed class RequestBodiesFilter : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(swaggerDoc);
        ArgumentNullException.ThrowIfNull(context);
        var bodies =
            from path in swaggerDoc.Paths.Values
            from operation in path.Operations ?? []
            from content in operation.Value.RequestBody?.Content?.Values ?? []
            select (content.Schema as OpenApiSchemaReference)?.Reference.Id;
        foreach (var name in bodies.OfType<string>().Distinct())
        {
            if (context.SchemaRepository.Schemas[name] is OpenApiSchema { Properties: { } properties } body)
            {
                body.Required = new HashSet<string>(properties.Where(property => !MayBeNull(property.Value)).Select(property => property.Key), StringComparer.Ordinal);
            }
        }
    }

    private static bool MayBeNull(IOpenApiSchema schema) =>
        schema.Type?.HasFlag(JsonSchemaType.Null) == true || schema.OneOf?.Any(one => one.Type == JsonSchemaType.Null) == true;
}
