using Microsoft.OpenApi;
using SpotifyInsights.Api.RateLimits;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Says of every operation how callers see what is left of their quota.</summary>
public sealed class RateLimitFilter : IOperationFilter
{
    private static readonly (string Name, string Description, string Example)[] All =
    [
        (TellingLimiter.Limit, "What is left: `r` requests within the next `t` seconds. Not there where the instance has no limit.", "\"listener\";r=598;t=42"),
        (TellingLimiter.Policy, "The quota that counts this call: `q` requests in `w` seconds (draft-ietf-httpapi-ratelimit-headers).", "\"listener\";q=600;w=60"),
    ];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (name, description, example) in All)
        {
            context.Document.AddComponent<IOpenApiHeader>(name, new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example });
            foreach (var response in Told(operation))
            {
                response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
                response.Headers[name] = new OpenApiHeaderReference(name, context.Document);
            }
        }
    }

    // On refusals and redirections they are as well; said where a program would look.
    private static IEnumerable<OpenApiResponse> Told(OpenApiOperation operation) =>
        (operation.Responses ?? []).Where(response => response.Key[0] == '2' || response.Key is "304" or "429").Select(response => response.Value).OfType<OpenApiResponse>();
}
