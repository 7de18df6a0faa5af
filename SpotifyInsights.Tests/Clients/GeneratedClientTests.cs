using System.Text.RegularExpressions;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Clients;

/// <summary>
/// Clients that five generators make from `openapi.yaml`, compiled as they are, go through the whole story against the running demo: sign-in with PKCE, snapshot, job, import,
/// metrics, export, problems, new tokens, end of the consent.
/// </summary>
public sealed partial class GeneratedClientTests(DemoServer demo, ClientWorkshop workshop) : IClassFixture<DemoServer>, IClassFixture<ClientWorkshop>
{
    private const string Mistake = "'0' is not a whole number from 1 to 50.";

    // Each imports one play on the 15th of June of a year of its own, at 20:05:31 UTC, which is 22:05 in Berlin. The weekday counts from Monday, 0.
    [Theory]
    [InlineData("openapi-fetch", 2011, 2)]
    [InlineData("hey-api", 2012, 4)]
    [InlineData("orval", 2013, 5)]
    public async Task TypeScript_GoesThroughTheWholeStory(string name, int year, int weekday)
    {
        var programs = await workshop.TypeScriptAsync(demo.Address);

        await TellsTheStoryAsync("node", Path.Combine(programs, name + ".js"), year, weekday, Mistake);
    }

    [Fact]
    public async Task NSwag_GoesThroughTheWholeStory() => await TellsTheStoryAsync("dotnet", await workshop.NSwagAsync(), 2014, 6, Mistake);

    // Its dictionaries are untyped, so it tells the title and not the field.
    [Fact]
    public async Task Kiota_GoesThroughTheWholeStory() => await TellsTheStoryAsync("dotnet", await workshop.KiotaAsync(), 2015, 0, "The request is not valid.");

    [Fact]
    public void Samples_UseTheTypesAsTheyAre()
    {
        var programs = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "samples", "clients"), "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".ts" || Path.GetFileName(path) == "Program.cs")
            .ToList();

        programs.Count.ShouldBe(6);
        programs.SelectMany(path => WayAround().Matches(File.ReadAllText(path)).Select(match => $"{Path.GetFileName(path)}: {match.Value}")).ShouldBeEmpty();
    }

    [Fact]
    public void Documentation_ShowsLinesOfTheSamples()
    {
        var docs = Path.Combine(Repository.Root, "docs");
        var lines = Directory.GetFiles(Path.Combine(docs, "samples", "clients"), "*", SearchOption.AllDirectories).SelectMany(File.ReadAllLines).ToHashSet(StringComparer.Ordinal);
        var shown = Shown().Matches(File.ReadAllText(Path.Combine(docs, "clients.md"))).Select(match => match.Groups["code"].Value).ToList();

        shown.Count.ShouldBe(5);
        shown.SelectMany(code => code.Trim('\n').Split('\n')).Where(line => !lines.Contains(line)).ShouldBeEmpty();
    }

    private async Task TellsTheStoryAsync(string runtime, string program, int year, int weekday, string mistake)
    {
        using var folder = new TemporaryFolder();
        var export = Path.Combine(folder.Path, $"Streaming_History_Audio_{year}.json");
        await File.WriteAllBytesAsync(export, Uploads.Json(Uploads.Row($"{year}-06-15T20:05:31Z")), TestContext.Current.CancellationToken);

        var found = await SampleProgram.RunAsync(runtime, [program, demo.Address.GetLeftPart(UriPartial.Authority), export, $"{year}"], Patience.Token());

        found.UserId.ShouldBe("demo");
        found.JobState.ShouldBe("succeeded", StringCompareShould.IgnoreCase);
        found.SnapshotId.ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ");
        (found.Outcome.ToUpperInvariant(), found.Taken, found.Plays).ShouldBe(("IMPORTED", 1, 1));
        (found.Days, found.Weekday, found.Hour).ShouldBe((7, weekday, 22));
        found.Problem.ShouldBe("urn:spotifyinsights:problem:job-not-found");
        found.Mistake.ShouldBe(mistake);
        found.Exported.ShouldBe([200_000L]);
        found.Scope.ShouldBe("metrics:read history:read collect");
    }

    // Casts, `any`, requests by hand.
    [GeneratedRegex(@"\bas (any|unknown|[A-Z]\w*)\b|: any\b|<any>|@ts-|\bfetch\(|\bdynamic\b|HttpRequestMessage|JsonElement|JsonDocument|Untyped", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WayAround();

    [GeneratedRegex("```(csharp|typescript)\n(?<code>[\\s\\S]*?)\n```", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shown();
}
