using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Describes the bodies and errors of OAuth's own endpoints, which are as RFC 6749 and 7009 have them. To run after <see cref="ProblemResponsesFilter"/>.</summary>
public sealed class OAuthFormFilter : IOperationFilter
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["200"] = "Done, or there was nothing to do.",
        ["400"] = "An error of OAuth (RFC 6749 section 5.2): `error` says which, `error_description` what is wrong.",
        ["401"] = "The program tried to prove itself with a secret; programs have none here.",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<OAuthFormBody>().LastOrDefault() is not { } form)
        {
            return;
        }

        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/x-www-form-urlencoded"] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(form.Type, context.SchemaRepository) },
            },
        };
        foreach (var (status, reason) in Reasons)
        {
            if (operation.Responses?.GetValueOrDefault(status) is OpenApiResponse response && (status != "200" || response.Content is not { Count: > 0 }))
            {
                response.Description = reason;
            }
        }
    }
}
