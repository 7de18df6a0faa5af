using Microsoft.OpenApi;
using SpotifyInsights.Api.Idempotency;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Says of `POST`s that they take an `Idempotency-Key`, and how one is refused. To run before <see cref="ProblemResponsesFilter"/>.</summary>
public sealed class IdempotencyFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        if (context.ApiDescription.HttpMethod != HttpMethods.Post || !context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<TakesIdempotencyKeys>().Any())
        {
            return;
        }

        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = IdempotencyKey.Header,
            In = ParameterLocation.Header,
            Description = "A text that you make up for this request, such as a UUID. The same request with the same key within 24 hours gets the same answer and does nothing again; "
                + "while the first runs it gets 409, and another request with this key 422. Failures (5xx) and refusals that depend on the moment (401, 403, 409, 429) are not kept.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotencyKey.Longest },
        });
        var responses = operation.Responses ??= [];
        foreach (var status in (string[])["400", "409", "422"])
        {
            responses.TryAdd(status, ProblemResponsesFilter.Problem(context));
        }
    }
}
