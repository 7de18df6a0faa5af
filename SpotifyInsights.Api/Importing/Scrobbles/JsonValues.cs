using System.Globalization;
using System.Text.Json;

namespace SpotifyInsights.Api.Importing.Scrobbles;

/// <summary>Values of JSON that may be missing or of another type: then they are null.</summary>
internal static class JsonValues
{
    /// <summary>The member of an object; null where there is none or this is no object.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    /// <summary>The text itself.</summary>
    public static string? Text(this JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? TextOf(text) : null;

    /// <summary>The text of a member.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name).Text();

    /// <summary>A whole number, also written as text.</summary>
    public static long? Whole(this JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var whole) => whole,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var real) && Math.Abs(real) < 1L << 53 => (long)real,
        { ValueKind: JsonValueKind.String } text when long.TryParse(TextOf(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ => null,
    };

    /// <summary>A whole number of a member.</summary>
    public static long? Whole(this JsonElement element, string name) => element.Member(name).Whole();

    /// <summary>The items of an array; none where this is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    // Half a character in an escape cannot become a text.
    private static string? TextOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
