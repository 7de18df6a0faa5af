using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpotifyInsights.Tests.Api.Examples;

/// <summary>Holds a value against a schema of the contract. It knows the keywords that the contract uses; any other fails the test, so none is passed over.</summary>
internal sealed class SchemaCheck(JsonObject contract)
{
    private static readonly string[] Words = ["description", "title", "format", "readOnly", "default", "example"];

    /// <summary>What is wrong, each with its place; nothing when the value keeps to the schema.</summary>
    public IEnumerable<string> Complaints(JsonNode schema, JsonNode? value, string place = "")
    {
        foreach (var (keyword, rule) in schema.AsObject())
        {
            foreach (var complaint in Words.Contains(keyword) ? [] : Check(keyword, rule!, schema, value, place))
            {
                yield return complaint;
            }
        }
    }

    private IEnumerable<string> Check(string keyword, JsonNode rule, JsonNode schema, JsonNode? value, string place) => keyword switch
    {
        "$ref" => Complaints(Resolve((string)rule!), value, place),
        "type" => Types(rule).Any(type => IsOf(type, value)) ? [] : [$"{place}: {value?.ToJsonString() ?? "null"} is no {rule.ToJsonString()}"],
        "enum" => rule.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value)) ? [] : [$"{place}: {value?.ToJsonString()} is none of {rule.ToJsonString()}"],
        "x-extensible-enum" => rule.AsArray().Any(known => JsonNode.DeepEquals(known, value)) ? [] : [$"{place}: {value?.ToJsonString()} is none of the listed"],
        "oneOf" => rule.AsArray().Count(one => !Complaints(one!, value, place).Any()) == 1 ? [] : [$"{place}: not one of the alternatives"],
        "required" => value is JsonObject given
            ? rule.AsArray().Where(name => !given.ContainsKey((string)name!)).Select(name => $"{place}: `{name}` is missing")
            : [],
        "properties" => value is JsonObject members
            ? members.Where(member => rule[member.Key] is not null).SelectMany(member => Complaints(rule[member.Key]!, member.Value, $"{place}/{member.Key}"))
            : [],
        "additionalProperties" => value is JsonObject all
            ? all.Where(member => schema["properties"]?[member.Key] is null).SelectMany(member => Additional(rule, member, place))
            : [],
        "items" => value is JsonArray items ? items.SelectMany((item, index) => Complaints(rule, item, $"{place}/{index}")) : [],
        "minimum" => value is null || value.GetValue<double>() >= Number(rule) ? [] : [$"{place}: {value} is too small"],
        "maximum" => value is null || value.GetValue<double>() <= Number(rule) ? [] : [$"{place}: {value} is too large"],
        _ => [$"{place}: the keyword `{keyword}` is not known to this test"],
    };

    private IEnumerable<string> Additional(JsonNode rule, KeyValuePair<string, JsonNode?> member, string place) => rule.GetValueKind() switch
    {
        JsonValueKind.True => [],
        JsonValueKind.False => [$"{place}: `{member.Key}` is not in the contract"],
        _ => Complaints(rule, member.Value, $"{place}/{member.Key}"),
    };

    private JsonNode Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode)contract, (node, name) => node[name] ?? throw new InvalidOperationException($"{reference} leads nowhere."));

    private static IEnumerable<string> Types(JsonNode rule) => rule is JsonArray several ? several.Select(type => (string)type!) : [(string)rule!];

    private static bool IsOf(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => double.IsInteger(value!.GetValue<double>()),
        _ => false,
    };

    private static double Number(JsonNode rule) => double.Parse(rule.ToString(), CultureInfo.InvariantCulture);
}
