using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using SpotifyInsights.Api.Problems;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Describes what the framework writes: problem details, with every `type` that this API has, and its tokens.</summary>
public sealed class FrameworkSchemasFilter : ISchemaFilter
{
    /// <summary>The extension that lists values without closing the list: a client that is older than the server meets others.</summary>
    public const string KnownValues = "x-extensible-enum";

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (schema is OpenApiSchema problem && context.Type == typeof(ProblemDetails))
        {
            DescribeProblem(problem);
        }
        else if (schema is OpenApiSchema token && context.Type == typeof(AccessTokenResponse))
        {
            DescribeToken(token);
        }
    }

    private static void DescribeProblem(OpenApiSchema schema)
    {
        schema.Description = "What went wrong (RFC 9457).";
        schema.Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status" };
        schema.AdditionalProperties = null;
        schema.Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Format = "uri",
                Description = "The kind of problem: compare this, it does not change. Later versions may have more kinds.\n\n"
                    + string.Join('\n', KnownProblems.All.Select(type => $"- `{type.Uri}` ({type.Status}): {type.Title}")),
                Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal)
                {
                    [KnownValues] = new JsonNodeExtension(new JsonArray([.. KnownProblems.All.Select(type => JsonValue.Create(type.Uri))])),
                },
            },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "One sentence for this kind of problem." },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "400", Maximum = "599", Description = "The HTTP status once more." },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What it was this time, for people; not there when there is nothing to add." },
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "The mistakes of the request: what is wrong with each parameter or property, under the name that the caller wrote. Not there for other problems.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
            ["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The request in the instance's log." },
        };
    }

    private static void DescribeToken(OpenApiSchema schema)
    {
        schema.Description = "A bearer token and what replaces it.";
        schema.Required = new HashSet<string>(schema.Properties!.Keys, StringComparer.Ordinal);
        schema.AdditionalPropertiesAllowed = true;
        Describe("tokenType", "Always `Bearer`.");
        Describe("accessToken", "To be sent as `Authorization: Bearer {accessToken}`.");
        Describe("expiresIn", "How many seconds the access token is valid.");
        Describe("refreshToken", "For `POST /auth/refresh`, when the access token is over.");

        void Describe(string name, string description) => ((OpenApiSchema)schema.Properties[name]).Description = description;
    }
}
