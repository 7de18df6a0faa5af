using System.Text.Json;

namespace SpotifyInsights.Api.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Path">The names that lead to its value in a row's JSON.</param>
public sealed record CsvColumn(IReadOnlyList<string> Path)
{
    /// <summary>The names with full stops between, such as `chance.upper`.</summary>
    public string Name { get; } = string.Join('.', Path);

    /// <summary>Its value in a row; null where something on the way is.</summary>
    public JsonElement? Find(JsonElement row)
    {
        JsonElement? found = row;
        foreach (var name in Path)
        {
            found = found is { ValueKind: JsonValueKind.Object } holder && holder.TryGetProperty(name, out var value) ? value : null;
        }

        return found;
    }
}
