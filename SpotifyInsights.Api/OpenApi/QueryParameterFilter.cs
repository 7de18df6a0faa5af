using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Gives query parameters the schema that their <see cref="QueryTextAttribute"/> says.</summary>
public sealed class QueryParameterFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        foreach (var described in context.ApiDescription.ParameterDescriptions)
        {
            var property = described.ModelMetadata?.ContainerType?.GetProperty(described.ModelMetadata.PropertyName ?? "")
                ?? (described.ParameterDescriptor as Microsoft.AspNetCore.Mvc.Infrastructure.IParameterInfoParameterDescriptor)?.ParameterInfo.Member.DeclaringType?.GetProperty(described.Name);
            var text = (property ?? FindProperty(context.MethodInfo, described.Name))?.GetCustomAttribute<QueryTextAttribute>();
            if (text is not null && operation.Parameters?.FirstOrDefault(p => p.Name == described.Name) is OpenApiParameter parameter)
            {
                parameter.Schema = Schema(text);
                parameter.Example = text.Example is null ? null : Value(text, text.Example);
            }
        }
    }

    private static PropertyInfo? FindProperty(MethodInfo handler, string queryName) =>
        handler.GetParameters()
            .SelectMany(parameter => parameter.ParameterType.GetProperties())
            .FirstOrDefault(property => string.Equals(property.Name, queryName, StringComparison.OrdinalIgnoreCase)
                && property.IsDefined(typeof(QueryTextAttribute)));

    private static OpenApiSchema Schema(QueryTextAttribute text) => new()
    {
        Type = text.Type switch { "integer" => JsonSchemaType.Integer, "boolean" => JsonSchemaType.Boolean, _ => JsonSchemaType.String },
        Format = text.Format,
        Enum = text.Values is null ? null : [.. Enum.GetNames(text.Values).Select(name => JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(name)))],
        Default = text.Default is null ? null : Value(text, text.Default),
        Minimum = text.Minimum == int.MinValue ? null : $"{text.Minimum}",
        Maximum = text.Maximum == int.MaxValue ? null : $"{text.Maximum}",
    };

    private static JsonNode Value(QueryTextAttribute text, string value) => text.Type switch
    {
        "integer" => JsonValue.Create(int.Parse(value)),
        "boolean" => JsonValue.Create(bool.Parse(value)),
        _ => JsonValue.Create(value),
    };
}
