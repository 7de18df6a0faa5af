using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;
using Repository = SpotifyInsights.Tests.Conventions.Repository;

namespace SpotifyInsights.Tests.Hosting;

/// <summary>Whatever happens, with every line that the program has to say and the framework's as they are set: no token, key, secret or code is in one.</summary>
public sealed partial class SecretsInLogsTests
{
    [Fact]
    public async Task Logs_OfALife_HoldNoSecret()
    {
        using var logs = new CapturedLogs();
        await using var host = new ApiHost();
        host.Settings["Logging:LogLevel:Default"] = "Trace";
        host.Configure = services => services.AddLogging(logging => logging.ClearProviders().AddProvider(logs));
        var secrets = new List<string> { host.Simulation.Options.ClientSecret };
        using var listener = host.Anonymous();
        await host.SignInAsync(listener);
        secrets.Add(listener.DefaultRequestHeaders.Authorization!.Parameter!);

        secrets.Add(await MadeAsync(listener, "/api-keys", new { name = "Mine", scopes = new[] { "metrics:read", "operate" } }, "apiKey"));
        secrets.Add(await MadeAsync(listener, "/share-links", new { name = "Theirs", endpoints = new[] { "temporal" } }, "shareKey"));
        secrets.Add(await MadeAsync(listener, "/webhooks", new { url = "https://hooks.example/with-a-secret-in-it" }, "webhookSecret"));
        await listener.TakeSnapshotAsync();
        var job = await listener.TakeSnapshotAsync("?force=true");
        secrets.Add(await MadeAsync(listener, $"/jobs/{job.GetProperty("id").GetString()}/events-ticket", new { }, "ticket"));

        // Used, and used wrongly; and failures of every sort.
        using var program = host.Anonymous();
        program.DefaultRequestHeaders.Add("X-API-Key", secrets[2]);
        await program.GetJsonAsync("/metrics/temporal");
        await program.GetJsonAsync("/health/collection");
        using var refused = await program.DeleteAsync("/me", Patience.Token());
        using var forged = host.Anonymous();
        forged.DefaultRequestHeaders.Authorization = new("Bearer", secrets[1][..^9] + "AAAAAAAAA");
        using var nobody = await forged.GetAsync("/me", Patience.Token());
        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        foreach (var fault in (FaultKind[])[FaultKind.Unauthorized, FaultKind.Forbidden, FaultKind.NotJson, FaultKind.RevokedRefreshToken])
        {
            host.Simulation.Faults.Add(new Fault(fault == FaultKind.RevokedRefreshToken ? SimulatedEndpoint.Token : SimulatedEndpoint.RecentlyPlayed, fault, Times: fault == FaultKind.Unauthorized ? 1 : 2));
            host.Clock.Advance(TimeSpan.FromHours(2));
            await host.SignInAsync(listener);
            secrets.Add(listener.DefaultRequestHeaders.Authorization!.Parameter!);
            await listener.TakeSnapshotAsync("?force=true");
            host.Simulation.Faults.Clear();
        }

        var text = string.Join('\n', logs.Lines);
        text.Length.ShouldBeGreaterThan(2_000, "failures were told");
        secrets.Count.ShouldBe(10);
        secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal)).ShouldBeEmpty();
        KeyLike().Matches(text).Select(match => match.Value).ShouldBeEmpty();
    }

    // A page that names a test which is not there promises what nobody holds.
    [Fact]
    public void Tests_ThatThePageNames_AreThere()
    {
        var names = typeof(SecretsInLogsTests).Assembly.GetTypes().Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        var named = TestName().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "security.md"))).Select(match => match.Groups["name"].Value).ToList();
        named.Count.ShouldBeGreaterThan(15);
        named.Where(name => !names.Contains(name)).ShouldBeEmpty();
    }

    private static async Task<string> MadeAsync(HttpClient client, string path, object body, string property)
    {
        using var answer = await client.PostAsJsonAsync(path, body, Patience.Token());
        return (await answer.JsonAsync(HttpStatusCode.Created)).GetProperty(property).GetString()!;
    }

    [GeneratedRegex("si(ak|sl)_[0-9A-Za-z]{46}|whsec_[0-9A-Za-z+/=]{20}|(access|refresh)_token=[^ &]|code=[0-9A-Za-z_-]{8}|[?&]share=[0-9A-Za-z]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex KeyLike();

    [GeneratedRegex("`(?<name>[A-Za-z]+Tests)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TestName();
}
