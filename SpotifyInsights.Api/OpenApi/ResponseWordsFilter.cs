using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Says what a success holds in the words of its schema, instead of `OK`; and says nothing twice.</summary>
public sealed class ResponseWordsFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        foreach (var response in operation.Responses?.Values.OfType<OpenApiResponse>() ?? [])
        {
            var words = response.Content?.Values.Select(content => Take(content.Schema, context.SchemaRepository)).ToList() ?? [];
            if (response.Description == "OK" && words.FirstOrDefault(text => text is not null) is { } said)
            {
                response.Description = said;
            }
        }

        foreach (var content in operation.RequestBody?.Content?.Values ?? [])
        {
            var words = Take(content.Schema, context.SchemaRepository);
            if (operation.RequestBody is OpenApiRequestBody body)
            {
                body.Description ??= words;
            }
        }

        foreach (var schema in operation.Parameters?.Select(parameter => parameter.Schema).OfType<IOpenApiSchema>() ?? [])
        {
            schema.Description = null;
        }
    }

    // The schema's own description stands with the schema.
    private static string? Take(IOpenApiSchema? schema, SchemaRepository schemas)
    {
        if (schema is not OpenApiSchemaReference reference)
        {
            return null;
        }

        var words = reference.Description ?? schemas.Schemas.GetValueOrDefault(reference.Reference.Id ?? "")?.Description;
        reference.Description = null;
        return words;
    }
}
