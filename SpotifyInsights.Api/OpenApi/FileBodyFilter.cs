using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Describes bodies that are files, so that Swagger UI shows a field to choose them.</summary>
public sealed class FileBodyFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<FileBody>().LastOrDefault() is not { } files)
        {
            return;
        }

        var content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal) { ["multipart/form-data"] = Form(files) };
        operation.RequestBody = new OpenApiRequestBody { Required = true, Description = files.Description, Content = content };
    }

    // The encoding is what OpenAPI takes for granted; Kiota makes a form of it only when it is said.
    private static OpenApiMediaType Form(FileBody files) => new()
    {
        Encoding = new Dictionary<string, OpenApiEncoding>(StringComparer.Ordinal) { [files.Field] = new OpenApiEncoding { ContentType = "application/octet-stream" } },
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { files.Field },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                [files.Field] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = File(), MinItems = 1 },
            },
        },
    };

    // Swagger UI knows a file by this format; OpenAPI 3.1 has no keyword of its own for it.
    private static OpenApiSchema File() => new() { Type = JsonSchemaType.String, Format = "binary" };
}
