using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>
/// Doc comments refer to code; in the contract such a reference is the name that callers see: `SpotifyInsights.….JobStatus.FinishedAt` is `finishedAt`.
/// </summary>
public sealed partial class CallersNamesFilter : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(swaggerDoc);
        foreach (var schema in swaggerDoc.Components?.Schemas?.Values ?? [])
        {
            Rename(schema);
        }
    }

    private static void Rename(IOpenApiSchema schema)
    {
        if (schema.Description is { } text)
        {
            schema.Description = Reference().Replace(text, match => $"`{JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value)}`");
        }

        if (schema is not OpenApiSchema written)
        {
            return;
        }

        IEnumerable<IOpenApiSchema?> parts = [.. written.Properties?.Values ?? [], .. written.OneOf ?? [], written.Items, written.AdditionalProperties];
        foreach (var part in parts.OfType<IOpenApiSchema>())
        {
            Rename(part);
        }
    }

    [GeneratedRegex(@"SpotifyInsights(\.\w+)*\.(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
