using System.Text.Json;

namespace SpotifyInsights.Tests.Api.Contracts.Compatibility;

/// <summary>Where a program that was written for one schema fails with the later one. What is sent may only be allowed more, what is answered may only promise more.</summary>
internal sealed class SchemaComparison(JsonElement before, JsonElement after, bool isSent)
{
    // A bound of what is sent may only move outwards.
    private static readonly (string Name, int Outwards)[] Bounds =
        [("minimum", -1), ("minLength", -1), ("minItems", -1), ("maximum", 1), ("maxLength", 1), ("maxItems", 1)];

    private readonly HashSet<(string, string)> _compared = [];

    /// <summary>Each break with its place.</summary>
    public IEnumerable<string> Breaks(JsonElement was, JsonElement now, string place)
    {
        if (!_compared.Add((was.GetRawText(), now.GetRawText())))
        {
            return [];
        }

        (was, now) = (Resolve(before, was), Resolve(after, now));
        return [.. Kinds(was, now, place), .. Members(was, now, place), .. Parts(was, now, place), .. isSent ? Limits(was, now, place) : []];
    }

    private IEnumerable<string> Kinds(JsonElement was, JsonElement now, string place)
    {
        var (types, newTypes) = (Texts(was, "type"), Texts(now, "type"));
        foreach (var type in types.Count == 0 || newTypes.Count == 0 ? [] : isSent ? types.Except(newTypes) : newTypes.Except(types))
        {
            yield return $"{place} {(isSent ? "may no longer be" : "may now be")} {type}";
        }

        var (values, newValues) = (Texts(was, "enum"), Texts(now, "enum"));
        if (values.Count > 0 || (isSent && newValues.Count > 0))
        {
            foreach (var value in isSent ? newValues.Count == 0 ? [] : values.Count == 0 ? ["anything"] : values.Except(newValues) : newValues.Count == 0 ? ["anything"] : newValues.Except(values))
            {
                yield return $"{place} {(isSent ? "may no longer be" : "may now be")} {value}";
            }
        }

        if (Text(was, "format") != Text(now, "format"))
        {
            yield return $"{place} has the format {Text(now, "format") ?? "none"} and not {Text(was, "format") ?? "none"}";
        }
    }

    private IEnumerable<string> Members(JsonElement was, JsonElement now, string place)
    {
        var (required, newRequired) = (Texts(was, "required"), Texts(now, "required"));
        foreach (var name in isSent ? newRequired.Except(required) : [])
        {
            yield return $"{place}.{name} must be sent";
        }

        foreach (var member in was.TryGetProperty("properties", out var members) ? members.EnumerateObject() : default)
        {
            if (!now.TryGetProperty("properties", out var newMembers) || !newMembers.TryGetProperty(member.Name, out var newMember))
            {
                yield return $"{place}.{member.Name} is gone";
                continue;
            }

            if (!isSent && required.Contains(member.Name) && !newRequired.Contains(member.Name))
            {
                yield return $"{place}.{member.Name} may be missing";
            }

            foreach (var inside in Breaks(member.Value, newMember, $"{place}.{member.Name}"))
            {
                yield return inside;
            }
        }
    }

    private IEnumerable<string> Parts(JsonElement was, JsonElement now, string place)
    {
        foreach (var name in (string[])["items", "additionalProperties"])
        {
            if (was.TryGetProperty(name, out var part) && now.TryGetProperty(name, out var newPart) && part.ValueKind == JsonValueKind.Object && newPart.ValueKind == JsonValueKind.Object)
            {
                foreach (var inside in Breaks(part, newPart, $"{place}[]"))
                {
                    yield return inside;
                }
            }
        }

        var (either, newEither) = (Alternatives(was), Alternatives(now));
        if (either.Count != newEither.Count && (either.Count > 1 || newEither.Count > 1) && either.Count > newEither.Count == isSent)
        {
            yield return $"{place} has {newEither.Count} alternatives and not {either.Count}";
        }

        foreach (var (first, second) in either.Zip(newEither))
        {
            foreach (var inside in either.Count == newEither.Count ? Breaks(first, second, place) : [])
            {
                yield return inside;
            }
        }
    }

    private static IEnumerable<string> Limits(JsonElement was, JsonElement now, string place) =>
        from bound in Bounds
        let limit = Number(was, bound.Name)
        let newLimit = Number(now, bound.Name)
        where newLimit is not null && (limit is null || (newLimit - limit) * bound.Outwards < 0)
        select $"{place} has the {bound.Name} {newLimit} and not {limit?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}";

    private static JsonElement Resolve(JsonElement root, JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? Resolve(root, reference.GetString()!.Split('/').Skip(1).Aggregate(root, (node, name) => node.GetProperty(name)))
        : schema;

    private static IReadOnlyList<JsonElement> Alternatives(JsonElement schema) =>
        schema.TryGetProperty("oneOf", out var either) || schema.TryGetProperty("anyOf", out either) || schema.TryGetProperty("allOf", out either) ? [.. either.EnumerateArray()] : [];

    private static double? Number(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) ? double.Parse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture) : null;

    private static string? Text(JsonElement schema, string name) => schema.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static IReadOnlyList<string> Texts(JsonElement schema, string name) =>
        !schema.TryGetProperty(name, out var value) ? [] : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.ToString())] : [value.ToString()];
}
