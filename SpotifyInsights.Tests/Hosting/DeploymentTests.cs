using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;
using YamlDotNet.Serialization;
using Repository = SpotifyInsights.Tests.Conventions.Repository;

namespace SpotifyInsights.Tests.Hosting;

/// <summary>What is delivered beside the program fits it: sample settings, container, service.</summary>
public sealed partial class DeploymentTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy");

    [Fact]
    public async Task SampleSettings_StartTheApplication()
    {
        await using var host = new ApiHost();
        foreach (var (key, value) in Flat(JsonDocument.Parse(Read("appsettings.sample.json")).RootElement, "").Where(pair => !pair.Key.StartsWith("Storage:", StringComparison.Ordinal)))
        {
            host.Settings[key] = value;
        }

        using var client = host.Anonymous();
        (await client.GetJsonAsync("/health/live")).GetProperty("status").GetString().ShouldBe("ok");
    }

    // A setting that is called differently in the program would be ignored without a word.
    [Fact]
    public void SampleSettings_AreDescribedInTheReadme()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Flat(JsonDocument.Parse(Read("appsettings.sample.json")).RootElement, "").Select(pair => Regex.Replace(pair.Key, ":[0-9]+$", "", RegexOptions.NonBacktracking))
            .Where(key => !key.StartsWith("Logging:", StringComparison.Ordinal) && !readme.Contains($"`{key}`", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Secrets:Folder", "/nowhere/at/all")]
    [InlineData("Collection:Mode", "Sometimes")]
    [InlineData("Collection:ShortestPace", "03:00:00")]
    [InlineData("Collection:DailyCalls", "0")]
    [InlineData("Jobs:MaxConcurrency", "1000")]
    public async Task Setting_ThatIsWrong_EndsTheStartNamingTheKey(string key, string value)
    {
        var data = Directory.CreateTempSubdirectory("spotify-insights-settings-");
        try
        {
            using var program = Process.Start(new ProcessStartInfo(
                "dotnet", [typeof(Program).Assembly.Location, "--urls=http://127.0.0.1:0", $"--Storage:LocalPath={data.FullName}", $"--{key}={value}"])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            var error = await program.StandardError.ReadToEndAsync(Patience.Token());
            await program.WaitForExitAsync(Patience.Token());

            program.ExitCode.ShouldBe(1);
            error.ShouldStartWith("SpotifyInsights cannot start. ");
            error.ShouldContain(key);
            error.Trim().ShouldNotContain("\n", customMessage: "a sentence, no stack trace");
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Secret_InAFile_IsASetting()
    {
        var secrets = Directory.CreateTempSubdirectory("spotify-insights-secrets-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(secrets.FullName, "Auth__AllowedSpotifyIds__0"), "light\n", TestContext.Current.CancellationToken);
            await using var host = new ApiHost();
            host.Settings["Secrets:Folder"] = secrets.FullName;
            using var browser = host.Anonymous();
            using var spotify = new SpotifyInsights.Simulator.SimulatorHandler(host.Simulation);

            using var refused = await SignIn.ThroughSpotifyAsync(browser, spotify, "demo");

            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        finally
        {
            secrets.Delete(recursive: true);
        }
    }

    [Fact]
    public void Container_RunsWithoutRightsAndHoldsNoSecret()
    {
        var lines = Read("Dockerfile").Split('\n');
        lines.Last(line => line.StartsWith("USER ", StringComparison.Ordinal)).ShouldBe("USER $APP_UID");
        lines.ShouldContain(line => line.StartsWith("ENTRYPOINT [", StringComparison.Ordinal));
        lines.Where(line => line.StartsWith("ADD ", StringComparison.Ordinal) || line.Contains(":latest", StringComparison.Ordinal)).ShouldBeEmpty();
        lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).ShouldAllBe(line => line.Contains(":10.0", StringComparison.Ordinal));

        // Every project that the program is made of is copied before it is built.
        foreach (var project in Repository.ProductProjects)
        {
            lines.ShouldContain($"COPY {project}/{project}.csproj {project}/");
            lines.ShouldContain($"COPY {project}/ {project}/");
        }
    }

    [Fact]
    public void Compose_TakesSecretsFromFilesAndListensHereAlone()
    {
        var compose = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(Read("compose.yaml"));
        var api = (Dictionary<object, object>)((Dictionary<object, object>)compose["services"])["api"];
        var environment = ((Dictionary<object, object>)api["environment"]).ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value, StringComparer.Ordinal);
        environment.Keys.Where(key => key.Contains("Secret", StringComparison.Ordinal) || key.Contains("Key", StringComparison.Ordinal)).ShouldBe(["Secrets__Folder"]);
        ((List<object>)api["ports"]).ShouldAllBe(port => ((string)port).StartsWith("127.0.0.1:", StringComparison.Ordinal));
        ((string)api["read_only"]).ShouldBe("true");
        ((Dictionary<object, object>)compose["secrets"]).Keys.ShouldBe(["Spotify__ClientId", "Spotify__ClientSecret"], ignoreOrder: true);
    }

    [Fact]
    public async Task Service_IsWhatSystemdUnderstands()
    {
        var unit = Read("spotify-insights.service");
        unit.ShouldContain("\nDynamicUser=yes\n");
        unit.ShouldContain("\nProtectSystem=strict\n");
        SecretValue().Matches(unit).ShouldBeEmpty();
        if (!File.Exists("/usr/bin/systemd-analyze"))
        {
            return;
        }

        // Its own program need not be installed here; whatever else it complains about is a mistake.
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/systemd-analyze", ["verify", Path.Combine(Folder, "spotify-insights.service")]) { RedirectStandardError = true, UseShellExecute = false })!;
        var complaints = (await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        complaints.Where(line => line.Contains("spotify-insights.service", StringComparison.Ordinal) && !line.Contains("is not executable", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    private static IEnumerable<KeyValuePair<string, string>> Flat(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Flat(property.Value, path.Length == 0 ? property.Name : $"{path}:{property.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Flat(item, $"{path}:{index}")),
        JsonValueKind.Null => [],
        _ => [new(path, element.ToString())],
    };

    [GeneratedRegex("(Secret|AccessKey)[A-Za-z_]*=[^/%\\s]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SecretValue();
}
