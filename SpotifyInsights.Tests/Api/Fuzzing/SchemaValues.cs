using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpotifyInsights.Tests.Api.Fuzzing;

/// <summary>Makes values that keep to a schema of the contract.</summary>
internal sealed class SchemaValues(JsonElement contract, Random random)
{
    // The days that the listeners of this test have heard something on, and some around them.
    private static readonly DateTimeOffset FirstDay = new(2026, 2, 20, 0, 0, 0, TimeSpan.Zero);

    /// <summary>As JSON; <paramref name="name"/> is the member it is for.</summary>
    public JsonNode? Of(JsonElement schema, string name = "")
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Of(reference.GetString()!.Split('/').Skip(1).Aggregate(contract, (node, part) => node.GetProperty(part)), name);
        }

        foreach (var word in (string[])["oneOf", "anyOf", "allOf"])
        {
            if (schema.TryGetProperty(word, out var alternatives))
            {
                return Of(Pick([.. alternatives.EnumerateArray()]), name);
            }
        }

        return schema.TryGetProperty("enum", out var values) ? JsonNode.Parse(Pick([.. values.EnumerateArray()]).GetRawText())
            : schema.TryGetProperty("examples", out var examples) && random.Next(4) > 0 ? JsonNode.Parse(Pick([.. examples.EnumerateArray()]).GetRawText())
            : OfType(schema, name);
    }

    /// <summary>As it stands in an address.</summary>
    public string TextOf(JsonElement schema, string name) => Of(schema, name) switch
    {
        null => "",
        JsonArray items => string.Join(',', items.Select(item => item?.ToString())),
        var value => value.ToString(),
    };

    /// <summary>One of them.</summary>
    public T Pick<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private JsonNode? OfType(JsonElement schema, string name)
    {
        var type = !schema.TryGetProperty("type", out var said) ? "object"
            : said.ValueKind == JsonValueKind.Array ? Pick([.. said.EnumerateArray()]).GetString()
            : said.GetString();
        return type switch
        {
            "null" => null,
            "boolean" => random.Next(2) == 0,
            "integer" => Bounded(schema),
            "number" => Math.Round(random.NextDouble() * 100, 3),
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => schema.TryGetProperty("items", out var item) ? Of(item, name) : null)]),
            "string" => Text(schema, name),
            _ => Members(schema),
        };
    }

    private JsonObject Members(JsonElement schema)
    {
        var made = new JsonObject();
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(item => item.GetString()!).ToHashSet() : [];
        foreach (var member in schema.TryGetProperty("properties", out var known) ? known.EnumerateObject() : default)
        {
            if (required.Contains(member.Name) || random.Next(2) == 0)
            {
                made[member.Name] = Of(member.Value, member.Name);
            }
        }

        return made;
    }

    private long Bounded(JsonElement schema)
    {
        var least = schema.TryGetProperty("minimum", out var minimum) ? minimum.GetInt64() : 0;
        var most = schema.TryGetProperty("maximum", out var maximum) ? maximum.GetInt64() : least + 100;
        return random.Next(4) switch { 0 => least, 1 => most, _ => random.NextInt64(least, most) };
    }

    private string Text(JsonElement schema, string name)
    {
        var moment = FirstDay.AddMinutes(random.Next(60 * 24 * 30));
        return (schema.TryGetProperty("format", out var format) ? format.GetString() : name) switch
        {
            "date" => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "date-time" => (name.StartsWith("expires", StringComparison.Ordinal) ? moment.AddDays(60) : moment).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            "uri" => "https://program.example/back",
            "timeZone" => Pick(["Europe/Lisbon", "Etc/UTC", "Asia/Kolkata"]),
            _ => Pick(["Kitchen", "a", "Oskar’s radio", "日本語"]),
        };
    }
}
