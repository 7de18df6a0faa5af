using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

/// <summary>docs/metrics.md says where every promised metric and chart is served, and it is true.</summary>
public sealed partial class MetricsTableTests
{
    private static readonly string[] Headings = ["Question", "Definition", "Parameters", "Response", "Edge cases", "Worked example", "Cost"];

    [Fact]
    public void Table_HasEveryPromisedMetricAndChart_Once() =>
        Rows().Select(row => row.Name).ShouldBe(PromisedMetrics.All);

    [Fact]
    public async Task Table_EveryField_IsInTheContract()
    {
        using var host = new ApiHost();
        using var client = host.Anonymous();
        var contract = JsonNode.Parse(await client.GetStringAsync("/openapi.json", TestContext.Current.CancellationToken))!.AsObject();

        var missing = Rows().SelectMany(row => row.Fields.Where(field => !IsServed(contract, row.Path, field)).Select(field => $"{row.Name}: GET {row.Path} has no {field}"));

        missing.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/metrics/temporal", "heatmap[][].plays", true)]
    [InlineData("/metrics/temporal", "heatmap[].plays", false)]
    [InlineData("/metrics/temporal", "streaks.current.days", true)]
    [InlineData("/metrics/temporal", "streaks[].current", false)]
    [InlineData("/metrics/temporal", "streaks.currant", false)]
    [InlineData("/metrics/lunar", "heatmap", false)]
    public async Task Field_InTheContractOrNot_IsToldApart(string path, string field, bool expected)
    {
        using var host = new ApiHost();
        using var client = host.Anonymous();
        var contract = JsonNode.Parse(await client.GetStringAsync("/openapi.json", TestContext.Current.CancellationToken))!.AsObject();

        IsServed(contract, path, field).ShouldBe(expected);
    }

    [Fact]
    public void Pages_OfAllFamilies_HaveTheSameHeadings()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "metrics"), "*.md").Order(StringComparer.Ordinal).ToList();
        Page().Matches(Text()).Select(link => Path.Combine(Repository.Root, "docs", "metrics", link.Groups["page"].Value)).ShouldBe(pages, ignoreOrder: true);
        foreach (var page in pages)
        {
            File.ReadLines(page).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]).ShouldBe(Headings, Path.GetFileName(page));
        }
    }

    private static string Text() => File.ReadAllText(Path.Combine(Repository.Root, "docs", "metrics.md"));

    private static IEnumerable<(string Path, string Name, IReadOnlyList<string> Fields)> Rows()
    {
        var path = "";
        foreach (var line in Text().Split('\n'))
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                path = heading.Groups["path"].Value;
            }
            else if (Row().Match(line) is { Success: true } row)
            {
                yield return (path, row.Groups["name"].Value, [.. row.Groups["field"].Captures.Select(field => field.Value)]);
            }
        }
    }

    /// <summary>Whether an answer has a field such as `heatmap[][].plays`.</summary>
    private static bool IsServed(JsonObject contract, string path, string field)
    {
        var schema = contract["paths"]![path]?["get"]?["responses"]?["200"]?["content"]?["application/json"]?["schema"];
        foreach (var step in field.Split('.'))
        {
            schema = schema is null ? null : Resolve(contract, schema)?["properties"]?[step.TrimEnd('[', ']')];
            for (var items = step.Count(c => c == '['); items > 0; items--)
            {
                schema = schema is null ? null : Resolve(contract, schema)?["items"];
            }
        }

        return schema is not null;
    }

    /// <summary>The schema that is meant: what a reference names, or the one that is not null.</summary>
    private static JsonNode? Resolve(JsonObject contract, JsonNode schema) =>
        schema["$ref"] is { } reference ? Resolve(contract, contract["components"]!["schemas"]![((string)reference!).Split('/')[^1]]!)
        : (schema["oneOf"] ?? schema["anyOf"] ?? schema["allOf"]) is JsonArray some
            ? Resolve(contract, some.First(one => (one!["type"] as JsonValue)?.ToString() != "null")!)
        : schema;

    [GeneratedRegex("^## .*`GET (?<path>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| (?<name>.+?) \| (`(?<field>[^`]+)`(, )?)+ \|$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"\(metrics/(?<page>[a-z-]+\.md)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Page();
}
