using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Gives query parameters the schema that their <see cref="QueryTextAttribute"/> says, and every parameter the words of its <see cref="DescriptionAttribute"/>.</summary>
public sealed class ParameterFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Description ??= DescriptionOf(context.MethodInfo, parameter.Name!);
            if (FindText(context.MethodInfo, parameter.Name!) is { } text)
            {
                parameter.Schema = text.Values is null ? Schema(text) : Reference(text, context);
            }
        }
    }

    private static QueryTextAttribute? FindText(MethodInfo handler, string name) =>
        handler.GetParameters()
            .SelectMany(parameter => parameter.ParameterType.GetProperties())
            .FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            ?.GetCustomAttribute<QueryTextAttribute>();

    private static string? DescriptionOf(MethodInfo handler, string name) =>
        handler.GetParameters()
            .FirstOrDefault(parameter => parameter.Name == name || parameter.GetCustomAttribute<FromHeaderAttribute>()?.Name == name)
            ?.GetCustomAttribute<DescriptionAttribute>()?.Description;

    // By name, so that generated clients have one type for it and not one for each operation.
    private static IOpenApiSchema Reference(QueryTextAttribute text, OperationFilterContext context)
    {
        var schema = context.SchemaGenerator.GenerateSchema(text.Values!, context.SchemaRepository);
        if (schema is OpenApiSchemaReference reference && text.Default is not null)
        {
            reference.Default = Value(text, text.Default);
        }

        return schema;
    }

    private static OpenApiSchema Schema(QueryTextAttribute text) => new()
    {
        Type = text.Type switch { "integer" => JsonSchemaType.Integer, "boolean" => JsonSchemaType.Boolean, _ => JsonSchemaType.String },
        Format = text.Format,
        Default = text.Default is null ? null : Value(text, text.Default),
        // Not as the parameter's `example`: Swagger UI would ask with it, and few listeners have plays in that window.
        Examples = text.Example is null ? null : [Value(text, text.Example)],
        Minimum = text.Minimum == int.MinValue ? null : $"{text.Minimum}",
        Maximum = text.Maximum == int.MaxValue ? null : $"{text.Maximum}",
    };

    private static JsonValue Value(QueryTextAttribute text, string value) => text.Type switch
    {
        "integer" => JsonValue.Create(int.Parse(value)),
        "boolean" => JsonValue.Create(bool.Parse(value)),
        _ => JsonValue.Create(value),
    };
}
