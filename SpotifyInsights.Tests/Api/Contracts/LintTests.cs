using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api.Contracts;

/// <summary>Spectral (its rules and ours, `.spectral.yaml`) and Redocly (`redocly.yaml`) have nothing to say about the contract, and would say it.</summary>
public sealed partial class LintTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Contract_IsLinted_WithoutAnyFinding() =>
        (await LintAsync(Path.Combine(Repository.Root, "openapi.yaml"))).ShouldBeEmpty();

    [Fact]
    public async Task Contract_ThatBreaksEachOfOurRules_IsRefusedByEach()
    {
        var contract = await Contract.AsJsonAsync();
        Spoil(contract);
        var path = Path.Combine(folder.Path, "spoilt.json");
        await File.WriteAllTextAsync(path, contract.ToJsonString(), TestContext.Current.CancellationToken);

        var findings = await LintAsync(path);

        var rules = await OurRulesAsync();
        rules.Count.ShouldBeGreaterThan(10);
        findings.Where(finding => finding.Tool == "spectral").Select(finding => finding.Rule).Distinct().Intersect(rules).ShouldBe(rules, ignoreOrder: true);
        findings.Where(finding => finding.Tool == "redocly").Select(finding => finding.Rule).Distinct()
            .ShouldBe(["no-unresolved-refs", "no-enum-type-mismatch", "security-defined", "operation-operationId"], ignoreOrder: true);
    }

    public void Dispose() => folder.Dispose();

    // Every rule of ours once; what Redocly finds in it comes with that.
    private static void Spoil(JsonObject contract)
    {
        var live = contract["paths"]!["/health/live"]!["get"]!.AsObject();
        live.Remove("operationId");
        live.Remove("security");
        live["summary"] = "Whether it runs.";
        live["responses"]!["200"]!["description"] = "OK";
        live["responses"]!["200"]!["content"]!["application/json"]!.AsObject().Remove("example");

        var snapshots = contract["paths"]!["/snapshots"]!;
        snapshots["get"]!["operationId"] = "listSnapshots";
        var parameters = snapshots["get"]!["parameters"]!.AsArray();
        parameters.Single(parameter => (string?)parameter!["name"] == "cursor")!["name"] = "Cursor";
        parameters.Single(parameter => (string?)parameter!["name"] == "limit")!["schema"]!.AsObject().Remove("maximum");
        snapshots["post"]!["responses"]!["202"]!["headers"]!.AsObject().Remove("Location");
        var refused = snapshots["get"]!["responses"]!["400"]!["content"]!.AsObject();
        refused["application/json"] = refused["application/problem+json"]!.DeepClone();
        refused["application/problem+json"]!["schema"]!["$ref"] = "#/components/schemas/Mistake";

        var schemas = contract["components"]!["schemas"]!;
        schemas["ProblemDetails"]!["properties"]!["type"]!.AsObject().Remove("x-extensible-enum");
        schemas["Me"]!.AsObject().Remove("description");
        var properties = schemas["Me"]!["properties"]!.AsObject();
        properties["Plays"] = new JsonObject { ["type"] = "integer" };
        schemas["Granularity"]!["enum"]!.AsArray().Add(1);
    }

    private static async Task<List<Finding>> LintAsync(string contract)
    {
        var tools = await NodeTools.InstallAsync("openapi-lint", "@stoplight/spectral-cli@6.16.3", "@redocly/cli@2.77.0");
        string[] arguments = [contract, Path.Combine(Repository.Root, ".spectral.yaml"), Path.Combine(Repository.Root, "redocly.yaml")];
        return JsonSerializer.Deserialize<List<Finding>>(await NodeTools.RunAsync(tools, "Api/Contracts/lint.mjs", arguments, Patience.Token()), JsonSerializerOptions.Web)!;
    }

    private static async Task<List<string>> OurRulesAsync() =>
        [.. RuleName().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, ".spectral.yaml"), TestContext.Current.CancellationToken)).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex(@"^  (?<name>[a-z-]+):$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RuleName();

    private sealed record Finding(string Tool, string Rule, string Where, string Message);
}
