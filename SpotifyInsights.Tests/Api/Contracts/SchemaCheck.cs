using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using NodaTime.Text;

namespace SpotifyInsights.Tests.Api.Contracts;

/// <summary>
/// Holds values against schemas of the contract (JSON Schema 2020-12, as OpenAPI 3.1 has it). It knows the keywords that the contract uses, and any other fails the test,
/// so that none is passed over. Stricter than JSON Schema in one thing: where properties are listed, others are complained of.
/// </summary>
internal sealed class SchemaCheck(JsonElement contract)
{
    private static readonly string[] Words = ["description", "title", "readOnly", "default", "example", "examples"];

    private readonly ConcurrentDictionary<string, JsonElement> _resolved = new(StringComparer.Ordinal);

    /// <summary>What is wrong, each with its place; nothing when the value keeps to the schema.</summary>
    public IReadOnlyList<string> Complaints(JsonElement schema, JsonElement value)
    {
        var complaints = new List<string>();
        Check(schema, value, "", complaints);
        return complaints;
    }

    private void Check(JsonElement schema, JsonElement value, string place, List<string> complaints)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (Array.IndexOf(Words, keyword.Name) < 0 && FindComplaint(keyword.Name, keyword.Value, schema, value, place, complaints) is { } complaint)
            {
                complaints.Add($"{place}: {complaint}");
            }
        }

        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var known) && !schema.TryGetProperty("additionalProperties", out _))
        {
            complaints.AddRange(value.EnumerateObject().Where(member => !known.TryGetProperty(member.Name, out _)).Select(member => $"{place}: `{member.Name}` is not in the contract"));
        }
    }

    // Null: nothing is wrong, or what is wrong inside was added.
    private string? FindComplaint(string keyword, JsonElement rule, JsonElement schema, JsonElement value, string place, List<string> complaints)
    {
        switch (keyword)
        {
            case "$ref":
                Check(Resolve(rule.GetString()!), value, place, complaints);
                return null;
            case "type":
                return IsOfType(rule, value) ? null : $"{Shown(value)} is no {rule}";
            case "enum":
                return rule.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)) ? null : $"{Shown(value)} is none of {rule}";
            case "x-extensible-enum":
                return rule.EnumerateArray().Any(known => JsonElement.DeepEquals(known, value)) ? null : $"{Shown(value)} is none of those that are listed";
            case "oneOf":
                return CheckOneOf(rule, value, place, complaints);
            case "required":
                return value.ValueKind == JsonValueKind.Object
                    && rule.EnumerateArray().FirstOrDefault(name => !value.TryGetProperty(name.GetString()!, out _)) is { ValueKind: JsonValueKind.String } missing
                    ? $"`{missing}` is missing"
                    : null;
            case "properties":
                CheckMembers(value, place, complaints, name => rule.TryGetProperty(name, out var member) ? member : null);
                return null;
            case "additionalProperties" when rule.ValueKind == JsonValueKind.Object:
                CheckMembers(value, place, complaints, name => IsListed(schema, name) ? null : rule);
                return null;
            case "additionalProperties":
                return rule.ValueKind == JsonValueKind.False && value.ValueKind == JsonValueKind.Object
                    && value.EnumerateObject().FirstOrDefault(member => !IsListed(schema, member.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } other
                    ? $"`{other.Name}` is not in the contract"
                    : null;
            case "items":
                foreach (var (index, item) in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Index() : [])
                {
                    Check(rule, item, $"{place}/{index}", complaints);
                }

                return null;
            case "minItems":
                return value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32() ? null : "it has too few items";
            case "minimum":
                return value.ValueKind != JsonValueKind.Number || value.GetDouble() >= Number(rule) ? null : $"{value} is too small";
            case "maximum":
                return value.ValueKind != JsonValueKind.Number || value.GetDouble() <= Number(rule) ? null : $"{value} is too large";
            case "format":
                return HasFormat(rule.GetString()!, value) ? null : $"{Shown(value)} is no {rule}";
            default:
                return $"the keyword `{keyword}` is not known to this test";
        }
    }

    private string? CheckOneOf(JsonElement alternatives, JsonElement value, string place, List<string> complaints)
    {
        var (fitting, nearest) = (0, (IReadOnlyList<string>)[]);
        foreach (var alternative in alternatives.EnumerateArray())
        {
            var inside = new List<string>();
            Check(alternative, value, place, inside);
            (fitting, nearest) = (fitting + (inside.Count == 0 ? 1 : 0), inside.Count > 0 && value.ValueKind != JsonValueKind.Null && nearest.Count == 0 ? inside : nearest);
        }

        if (fitting != 1)
        {
            complaints.AddRange(nearest);
        }

        return fitting == 1 ? null : $"{fitting} of the alternatives fit";
    }

    private void CheckMembers(JsonElement value, string place, List<string> complaints, Func<string, JsonElement?> schemaOf)
    {
        foreach (var member in value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default)
        {
            if (schemaOf(member.Name) is { } schema)
            {
                Check(schema, member.Value, $"{place}/{member.Name}", complaints);
            }
        }
    }

    private JsonElement Resolve(string reference) => _resolved.GetOrAdd(
        reference,
        address => address.Split('/').Skip(1).Aggregate(contract, (node, name) => node.TryGetProperty(name, out var next) ? next : throw new InvalidOperationException($"{address} leads nowhere.")));

    private static bool IsListed(JsonElement schema, string name) => schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _);

    private static bool IsOfType(JsonElement rule, JsonElement value) => rule.ValueKind == JsonValueKind.Array
        ? rule.EnumerateArray().Any(type => IsOf(type.GetString()!, value))
        : IsOf(rule.GetString()!, value);

    private static bool IsOf(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => double.IsInteger(value.GetDouble()),
        _ => false,
    };

    private static bool HasFormat(string format, JsonElement value) => (format, value.ValueKind) switch
    {
        ("date-time", JsonValueKind.String) => OffsetDateTimePattern.Rfc3339.Parse(value.GetString()!).Success,
        ("date", JsonValueKind.String) => LocalDatePattern.Iso.Parse(value.GetString()!).Success,
        ("uri", JsonValueKind.String) => Uri.TryCreate(value.GetString(), UriKind.Absolute, out _),
        ("int32", JsonValueKind.Number) => value.TryGetInt32(out _),
        ("int64", JsonValueKind.Number) => value.TryGetInt64(out _),
        ("double", JsonValueKind.Number) => value.TryGetDouble(out _),
        ("date-time" or "date" or "uri" or "int32" or "int64" or "double", _) => true,
        _ => false,
    };

    private static double Number(JsonElement rule) =>
        rule.ValueKind == JsonValueKind.Number ? rule.GetDouble() : double.Parse(rule.GetString()!, CultureInfo.InvariantCulture);

    private static string Shown(JsonElement value) => value.GetRawText() is var text && text.Length > 200 ? text[..200] + "…" : value.GetRawText();
}
