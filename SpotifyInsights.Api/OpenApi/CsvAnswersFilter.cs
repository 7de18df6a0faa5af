using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpotifyInsights.Api.Tables;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>
/// Says of answers that they are tables as well. Not as a second media type: generated clients would make of each answer "a record, or perhaps text", which nobody can use
/// without a cast.
/// </summary>
public sealed class CsvAnswersFilter : IOperationFilter
{
    /// <summary>The extension of a response that lists what it is to those who ask for it.</summary>
    public const string AlsoAs = "x-also-as";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<OffersCsv>().Any())
        {
            operation.Description += " With `Accept: text/csv` it is a table.";
            Say(operation, [CsvRequest.MediaType], what: null);
        }
        else if (metadata.OfType<OffersFiles>().FirstOrDefault() is { } files)
        {
            Say(operation, files.MediaTypes, files.What);
        }
    }

    private static void Say(OpenApiOperation operation, IReadOnlyList<string> mediaTypes, string? what)
    {
        if (operation.Responses?["200"] is OpenApiResponse response)
        {
            response.Description = what ?? response.Description;
            if (mediaTypes.Count == 0)
            {
                return;
            }

            response.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
            response.Extensions[AlsoAs] = new JsonNodeExtension(new JsonArray([.. mediaTypes.Select(type => JsonValue.Create(type))]));
        }
    }
}
