using System.Text.Json;
using System.Text.RegularExpressions;

namespace SpotifyInsights.Tests.Api.Contracts.Compatibility;

/// <summary>Where a program that was written for one contract fails with the later one.</summary>
internal sealed partial class ContractComparison(JsonElement before, JsonElement after)
{
    /// <summary>Each break, beginning with the operation's id.</summary>
    public IReadOnlyList<string> Breaks()
    {
        var now = Operations(after);
        return [.. Operations(before).SelectMany(was => (now.TryGetValue(was.Key, out var later) ? Breaks(was.Value, later) : ["is gone"]).Distinct().Select(change => $"{Id(was.Value)}: {change}"))];
    }

    private IEnumerable<string> Breaks(JsonElement was, JsonElement now) =>
    [
        .. Id(was) == Id(now) ? (string[])[] : [$"is called {Id(now)}"],
        .. Parameters(was, now),
        .. Bodies(was, now),
        .. Answers(was, now),
        .. Doors(was).Except(Doors(now)).Select(door => $"no longer opens by {door}"),
    ];

    private IEnumerable<string> Parameters(JsonElement was, JsonElement now)
    {
        var (known, later) = (Parameters(was), Parameters(now));
        foreach (var (name, parameter) in known)
        {
            if (!later.TryGetValue(name, out var newParameter))
            {
                yield return $"the parameter `{name}` is gone";
                continue;
            }

            foreach (var change in new SchemaComparison(before, after, isSent: true).Breaks(parameter.GetProperty("schema"), newParameter.GetProperty("schema"), $"`{name}`"))
            {
                yield return change;
            }
        }

        foreach (var (name, _) in later.Where(parameter => IsRequired(parameter.Value) && !(known.TryGetValue(parameter.Key, out var earlier) && IsRequired(earlier))))
        {
            yield return $"the parameter `{name}` must be sent";
        }
    }

    private IEnumerable<string> Bodies(JsonElement was, JsonElement now)
    {
        var (had, has) = (was.TryGetProperty("requestBody", out var body), now.TryGetProperty("requestBody", out var newBody));
        return !has ? had ? ["takes no body"] : []
            : !had ? IsRequired(newBody) ? ["a body must be sent"] : []
            : [.. !IsRequired(body) && IsRequired(newBody) ? (string[])["a body must be sent"] : [], .. Contents(body, newBody, isSent: true, "body")];
    }

    private IEnumerable<string> Answers(JsonElement was, JsonElement now)
    {
        var (answers, newAnswers) = (was.GetProperty("responses"), now.GetProperty("responses"));
        foreach (var answer in answers.EnumerateObject().Where(answer => answer.Name.StartsWith('2')))
        {
            foreach (var change in newAnswers.TryGetProperty(answer.Name, out var newAnswer) ? Contents(answer.Value, newAnswer, isSent: false, answer.Name) : [$"never answers {answer.Name}"])
            {
                yield return change;
            }
        }

        foreach (var added in newAnswers.EnumerateObject().Where(answer => answer.Name.StartsWith('2') && !answers.TryGetProperty(answer.Name, out _)))
        {
            yield return $"may answer {added.Name}";
        }
    }

    private IEnumerable<string> Contents(JsonElement was, JsonElement now, bool isSent, string place)
    {
        foreach (var content in was.TryGetProperty("content", out var contents) ? contents.EnumerateObject() : default)
        {
            if (!now.TryGetProperty("content", out var newContents) || !newContents.TryGetProperty(content.Name, out var newContent))
            {
                yield return $"{place} is no longer {content.Name}";
            }
            else if (content.Value.TryGetProperty("schema", out var schema) && newContent.TryGetProperty("schema", out var newSchema))
            {
                foreach (var change in new SchemaComparison(before, after, isSent).Breaks(schema, newSchema, place))
                {
                    yield return change;
                }
            }
        }
    }

    // By method and path, whatever its variables are called.
    private static Dictionary<string, JsonElement> Operations(JsonElement contract) => (
        from path in contract.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (Key: $"{operation.Name} {Variable().Replace(path.Name, "{}")}", operation.Value)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    // Variables of the path have their place and not their name.
    private static Dictionary<string, JsonElement> Parameters(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters)
        ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() != "path").ToDictionary(parameter => parameter.GetProperty("name").GetString()!, StringComparer.Ordinal)
        : [];

    // Each way in: schemes with their scopes.
    private static IEnumerable<string> Doors(JsonElement operation) => operation.TryGetProperty("security", out var doors)
        ? doors.EnumerateArray().Select(door => string.Join(" and ", door.EnumerateObject().Select(scheme => $"{scheme.Name} {string.Join(' ', scheme.Value.EnumerateArray())}".Trim())))
        : [];

    private static bool IsRequired(JsonElement part) => part.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.True;

    private static string Id(JsonElement operation) => operation.GetProperty("operationId").GetString()!;

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
