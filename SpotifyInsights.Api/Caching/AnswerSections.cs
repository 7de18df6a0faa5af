using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using SpotifyInsights.Api.Tables;

namespace SpotifyInsights.Api.Caching;

/// <summary>The top-level properties of an answer, as they stand in JSON.</summary>
/// <param name="Names">All of them, in their order.</param>
/// <param name="Tables">Those that are tables, with the type of their rows.</param>
/// <param name="DefaultTable">The one that is meant where none is named: by period where there is such a one.</param>
internal sealed record AnswerSections(IReadOnlyList<string> Names, IReadOnlyDictionary<string, Type> Tables, string DefaultTable)
{
    private static readonly string[] Usual = ["periods", "series"];

    private static readonly ConcurrentDictionary<Type, AnswerSections> Known = new();

    public static AnswerSections Of(Type answer) => Known.GetOrAdd(answer, Read);

    private static AnswerSections Read(Type answer)
    {
        var sections = answer.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(property => (Name: JsonNamingPolicy.CamelCase.ConvertName(property.Name), Row: CsvColumns.RowOf(property.PropertyType)))
            .ToList();
        var tables = sections.Where(section => section.Row is not null).ToDictionary(section => section.Name, section => section.Row!, StringComparer.Ordinal);
        return new([.. sections.Select(section => section.Name)], tables, Usual.FirstOrDefault(tables.ContainsKey) ?? tables.Keys.FirstOrDefault() ?? "");
    }
}
