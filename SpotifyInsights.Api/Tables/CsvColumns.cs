using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.Tables;

/// <summary>
/// The columns of a table of records: their properties in the contract's order, those of records inside with the outer name in front. They follow from the type and not from
/// what is there, so that a table always has the same. Lists inside a row are left out.
/// </summary>
internal static class CsvColumns
{
    private const int Deepest = 4;

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<CsvColumn>> Known = new();

    public static IReadOnlyList<CsvColumn> Of(Type row) => Known.GetOrAdd(row, static type => [.. Paths(type, []).Select(path => new CsvColumn(path))]);

    /// <summary>The type of a list's rows; null: it is no list of records. A list of lists has the rows of all of them.</summary>
    public static Type? RowOf(Type list) =>
        ItemOf(list) is { } item ? (IsRecord(item) ? item : RowOf(item)) : null;

    private static IEnumerable<string[]> Paths(Type type, string[] before)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null && property.GetIndexParameters().Length == 0))
        {
            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            string[] path = [.. before, JsonNamingPolicy.CamelCase.ConvertName(property.Name)];
            if (!IsRecord(inner))
            {
                if (inner == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(inner))
                {
                    yield return path;
                }
            }
            else if (path.Length < Deepest)
            {
                foreach (var deeper in Paths(inner, path))
                {
                    yield return deeper;
                }
            }
        }
    }

    // What is written as a value of its own is none, whatever it is made of.
    private static bool IsRecord(Type type) =>
        type.Namespace?.StartsWith(nameof(SpotifyInsights), StringComparison.Ordinal) == true
        && !type.IsEnum
        && !typeof(IEnumerable).IsAssignableFrom(type)
        && type.GetCustomAttribute<JsonConverterAttribute>() is null;

    private static Type? ItemOf(Type list) =>
        list == typeof(string) ? null
        : list.IsGenericType && list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? list.GetGenericArguments()[0]
        : list.GetInterfaces().FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))?.GetGenericArguments()[0];
}
