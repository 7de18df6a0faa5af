using System.Reflection;
using System.Text.Json;
using Microsoft.OpenApi;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Erasing;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Api.Listens;
using SpotifyInsights.Api.Lookups;
using SpotifyInsights.Storage.Reference;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>
/// Gives results of jobs a schema: the members of every kind's result, of which a job has those of its kind. One type with optional members, because generated clients
/// cannot tell apart alternatives whose name stands outside.
/// </summary>
public sealed class JobResultFilter : ISchemaFilter
{
    private const string Name = "JobResult";

    /// <summary>The records that jobs end with, and the kinds of those jobs.</summary>
    public static IReadOnlyList<(string Kinds, Type Record)> Records { get; } =
    [
        ("`snapshot`", typeof(SnapshotResult)),
        ("`poll`", typeof(PollResult)),
        ("`archive`", typeof(PollArchiveResult)),
        ("`rebuild`", typeof(AggregationResult)),
        ("`import`", typeof(ImportJobResult)),
        ("`undo-import`", typeof(UndoneImport)),
        ("`reference-import`", typeof(ReferenceReport)),
        ("a refused `reference-import`", typeof(ReferenceFault)),
        ("`listens`", typeof(ListenBatches)),
        ("`lookup`", typeof(LookupResult)),
        ("`erase`", typeof(ErasedListener)),
    ];

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Type != typeof(JobStatus) || schema is not OpenApiSchema { Properties: { } properties })
        {
            return;
        }

        var result = context.SchemaRepository.AddDefinition(Name, Members(context));
        properties["result"] = new OpenApiSchema { Description = properties["result"].Description, OneOf = [result, new OpenApiSchema { Type = JsonSchemaType.Null }] };
    }

    private static OpenApiSchema Members(SchemaFilterContext context)
    {
        var members =
            from record in Records
            from property in record.Record.GetProperties()
            group (record.Kinds, Property: property) by JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "What came of a job. Its kind decides which members are there, with null where something is not known; those of other kinds are not written.",
            Properties = members.ToDictionary(
                member => member.Key,
                member => Member(member.First().Property, string.Join(", ", member.Select(one => one.Kinds)), context),
                StringComparer.Ordinal),
        };
    }

    private static IOpenApiSchema Member(PropertyInfo property, string kinds, SchemaFilterContext context)
    {
        var schema = context.SchemaGenerator.GenerateSchema(property.PropertyType, context.SchemaRepository, property);
        var words = $"{kinds}: {schema.Description}";
        if (schema is OpenApiSchemaReference reference)
        {
            reference.Description = null;
            return new OpenApiSchema { Description = words, OneOf = [reference, new OpenApiSchema { Type = JsonSchemaType.Null }] };
        }

        schema.Description = words;
        if (schema is OpenApiSchema own && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable)
        {
            own.Type |= JsonSchemaType.Null;
        }

        return schema;
    }
}
