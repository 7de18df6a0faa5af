using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Telemetry;

/// <summary>What reaches an OTLP receiver on this machine: all three signals under their names, and nothing of a listener.</summary>
public sealed class OtlpTests
{
    [Fact]
    public async Task Signals_ReachTheReceiver_WithoutListenersAndSecrets()
    {
        var received = new ConcurrentDictionary<string, ConcurrentBag<string>>(StringComparer.Ordinal);
        await using var receiver = await StartAsync(received);
        string jobId;
        await using (var host = new ApiHost())
        {
            host.Settings["Telemetry:OtlpEndpoint"] = receiver.Urls.Single();
            host.Settings["Telemetry:MetricsEvery"] = "00:00:05";
            using var listener = host.Anonymous();
            await host.SignInAsync(listener);
            host.Simulation.Faults.Add(new Fault(SimulatedEndpoint.RecentlyPlayed, FaultKind.Forbidden));
            jobId = (await listener.TakeSnapshotAsync()).GetProperty("id").GetString()!;
            await listener.TakeSnapshotAsync();
            using var shared = await listener.GetAsync("/shared?share=sisl_secretsecretsecret", Patience.Token());
            host.Services.GetRequiredService<ILogger<OtlpTests>>().LogWarning(
                new InvalidOperationException("The listener demo-in-a-text has no luck."), "Listener {UserId} went wrong {Times} times", "demo-in-a-value", 3);
        }

        var all = received.ToDictionary(signal => signal.Key, signal => string.Join('\n', signal.Value), StringComparer.Ordinal);
        all.Keys.ShouldBe(["/v1/logs", "/v1/metrics", "/v1/traces"], ignoreOrder: true);
        all["/v1/metrics"].ShouldContain("spotifyinsights.spotify.calls");
        all["/v1/metrics"].ShouldContain("http.server.request.duration");
        all["/v1/traces"].ShouldContain("job Snapshot");
        all["/v1/traces"].ShouldContain("spotify player");
        all["/v1/logs"].ShouldContain("Listener {UserId} went wrong {Times} times");
        all["/v1/logs"].ShouldContain("System.InvalidOperationException");
        all["/v1/logs"].ShouldContain("(hidden)");
        foreach (var (signal, text) in all)
        {
            text.ShouldContain("spotify-insights", customMessage: signal);
            // By the job's id the owner finds the cause of a failure in the log.
            foreach (var personal in (string[])["demo-in-a", "sisl_secret", "test-secret", "\u0004demo", .. signal == "/v1/logs" ? (string[])[] : [jobId]])
            {
                text.ShouldNotContain(personal, customMessage: signal);
            }
        }
    }

    private static async Task<WebApplication> StartAsync(ConcurrentDictionary<string, ConcurrentBag<string>> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/v1/{signal}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.GetOrAdd(context.Request.Path, _ => []).Add(Encoding.UTF8.GetString(body.ToArray()));
            return Results.Bytes([], "application/x-protobuf");
        });
        await app.StartAsync(Patience.Token());
        return app;
    }
}
