using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;
using Repository = SpotifyInsights.Tests.Conventions.Repository;

namespace SpotifyInsights.Tests.Telemetry;

/// <summary>What a scraper gets: the right numbers in the right form, for the owner's key alone, and nothing of a listener.</summary>
public sealed partial class MetricsEndpointTests : IAsyncLifetime
{
    private readonly ApiHost host = new();
    private HttpClient listener = null!;

    public async ValueTask InitializeAsync()
    {
        listener = host.Anonymous();
        await host.SignInAsync(listener);
    }

    public ValueTask DisposeAsync()
    {
        listener.Dispose();
        return host.DisposeAsync();
    }

    [Fact]
    public async Task Numbers_AreThoseOfWhatHappened()
    {
        host.Simulation.Faults.Add(new Fault(SimulatedEndpoint.TopTracks, FaultKind.ServerError));
        await listener.TakeSnapshotAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(10));

        var values = (await ScrapeAsync()).Values;

        values["spotifyinsights_spotify_calls_total{group=\"player\",outcome=\"ok\"}"].ShouldBe(1);
        values["spotifyinsights_spotify_calls_total{group=\"top\",outcome=\"ok\"}"].ShouldBe(6);
        values["spotifyinsights_spotify_calls_total{group=\"top\",outcome=\"server-fault\"}"].ShouldBe(1);
        values["spotifyinsights_jobs_ended_total{kind=\"snapshot\",state=\"succeeded\"}"].ShouldBe(1);
        values["spotifyinsights_jobs_duration_seconds_count{kind=\"snapshot\"}"].ShouldBe(1);
        values["spotifyinsights_jobs_duration_seconds_bucket{kind=\"snapshot\",le=\"+Inf\"}"].ShouldBe(1);
        values["spotifyinsights_listeners{state=\"on-schedule\"}"].ShouldBe(1);
        values["spotifyinsights_listeners{state=\"stalled\"}"].ShouldBe(0);
        values["spotifyinsights_collection_lag_seconds"].ShouldBe(600);
        values["spotifyinsights_collection_stalled"].ShouldBe(0);
        values["spotifyinsights_gaps_open"].ShouldBe(0);
        values["spotifyinsights_spotify_calls_limit"].ShouldBe(1000);
        values.Single(one => one.Key.StartsWith("http_server_request_duration_seconds_count{http_request_method=\"POST\",http_response_status_code=\"202\",http_route=\"/snapshots", StringComparison.Ordinal)).Value.ShouldBe(1);
        values["process_resident_memory_bytes"].ShouldBeGreaterThan(10_000_000);
    }

    // What has gone must not be told any more: a block that is over, a state that nobody is in.
    [Fact]
    public async Task Gauges_SayWhatIsSoNow()
    {
        host.Simulation.Faults.Add(new Fault(SimulatedEndpoint.RecentlyPlayed, FaultKind.QuotaExceeded, QuotaRetryAfterSeconds: 3600));
        using var started = await listener.PostAsync("/snapshots", content: null, Patience.Token());
        var limit = Patience.Token();
        while (!(await ScrapeAsync()).Values.ContainsKey("spotifyinsights_spotify_blocked_seconds{group=\"player\"}"))
        {
            await Patience.PauseAsync(limit);
        }

        (await ScrapeAsync()).Values["spotifyinsights_listeners{state=\"blocked\"}"].ShouldBe(1);
        host.Clock.Advance(TimeSpan.FromHours(2));
        await host.SignInAsync(listener);
        var later = (await ScrapeAsync()).Values;
        later.Keys.ShouldNotContain("spotifyinsights_spotify_blocked_seconds{group=\"player\"}");
        later["spotifyinsights_listeners{state=\"blocked\"}"].ShouldBe(0);
    }

    [Fact]
    public async Task Text_NamesNoListenerAndNoId()
    {
        var job = await listener.TakeSnapshotAsync();
        await listener.GetJsonAsync($"/jobs/{job.GetProperty("id").GetString()}");
        using var unknown = await listener.GetAsync("/somebody/else?share=sisl_secret", Patience.Token());

        var text = await TextAsync();

        foreach (var personal in (string[])["demo", job.GetProperty("id").GetString()!, "somebody", "sisl_", "127.0.0.1"])
        {
            text.ShouldNotContain(personal);
        }
    }

    [Fact]
    public async Task Scraper_NeedsTheOwnersKeyWithItsScope()
    {
        using var anonymous = host.Anonymous();
        using var nobody = await anonymous.GetAsync("/health/metrics", Patience.Token());
        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        using var weak = await WithKeyAsync("metrics:read");
        using var refused = await weak.GetAsync("/health/metrics", Patience.Token());
        await refused.ProblemAsync(HttpStatusCode.Forbidden, "insufficient-scope");
        using var scraper = await WithKeyAsync("operate");
        using var answer = await scraper.GetAsync("/health/metrics", Patience.Token());
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
    }

    // Every name that a page or dashboard shows exists, and every metric is described.
    [Fact]
    public async Task Names_InDocumentAndDashboard_AreTheServedOnes()
    {
        await listener.TakeSnapshotAsync();
        var document = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "telemetry.md"), Patience.Token());
        var described = Row().Matches(document).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        described.Count.ShouldBe(16);
        (await ScrapeAsync()).Names.Where(name => !described.Contains(name)).ShouldBeEmpty();

        using var dashboard = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "grafana-dashboard.json"), Patience.Token()));
        var asked = dashboard.RootElement.GetProperty("panels").EnumerateArray().SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .SelectMany(target => Metric().Matches(target.GetProperty("expr").GetString()!)).Select(match => Bucket().Replace(match.Value, "")).ToHashSet(StringComparer.Ordinal);
        asked.ShouldBe(described, ignoreOrder: true);
    }

    private async Task<PrometheusText> ScrapeAsync() => new(await TextAsync());

    private async Task<string> TextAsync()
    {
        using var answer = await listener.GetAsync("/health/metrics", Patience.Token());
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(Patience.Token());
    }

    private async Task<HttpClient> WithKeyAsync(string scope)
    {
        using var made = await listener.PostAsJsonAsync("/api-keys", new { name = scope, scopes = new[] { scope } }, Patience.Token());
        var program = host.Anonymous();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await made.JsonAsync(HttpStatusCode.Created)).GetProperty("apiKey").GetString());
        return program;
    }

    [GeneratedRegex(@"^\| `(?<name>[a-z_]+)` \| (counter|gauge|histogram) \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"\b(spotifyinsights|http_server|process)_[a-z_]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Metric();

    [GeneratedRegex("_bucket$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bucket();
}
