using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Endpoints.Health;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Simulator;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Demo;

/// <summary>
/// Collects the demo listener's history before the first answer, with the real collection code: a simulated Spotify and a clock that
/// jumps from one collection to the next. A later start collects what happened since.
/// </summary>
public sealed class DemoHistory(
    DemoClock clock,
    DemoPast past,
    DemoSignIn signIn,
    DemoReference reference,
    DemoLightListener light,
    Aggregator aggregator,
    SpotifySimulation present,
    ManifestStore manifests,
    Readiness readiness,
    IOptions<DemoOptions> options,
    TimeProvider time,
    IServer server,
    ILogger<DemoHistory> log) : BackgroundService
{
    // About what the years before take of the whole.
    private const double PastShare = 0.3;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        readiness.Starting(0, "The demo collects its listener's history.");
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host goes on starting meanwhile: /health/live answers at once.
        await Task.Yield();
        try
        {
            var started = time.GetTimestamp();
            await CollectAsync(stoppingToken);
            clock.Release();
            await aggregator.ApplyAsync(DemoServices.ListenerId, AggregationKind.Snapshot, stoppingToken);
            await signIn.AcceptAsync(present, stoppingToken);
            await reference.ImportAsync(stoppingToken);
            await light.ImportAsync(stoppingToken);
            readiness.Ready();
            await SayWhatToOpenAsync(time.GetElapsedTime(started), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was collected so far is kept; the next start goes on from there.
        }
        catch (Exception exception)
        {
            log.LogError(exception, "The demo's history could not be collected");
            readiness.Failed("The demo's history could not be collected; the log says why.");
        }
    }

    private async Task CollectAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToInstant();
        var manifest = await manifests.FindAsync(DemoServices.ListenerId, cancellationToken);
        var first = DemoSchedule.After(manifest?.Timestamp ?? now - Duration.FromDays(options.Value.Days));
        await using var collection = past.Open(clock);
        if (manifest is null && options.Value.Years > 0)
        {
            clock.JumpTo(first.ToDateTimeOffset());
            await collection.ImportPastAsync(first, options.Value.Years, new PastProgress(readiness), cancellationToken);
        }

        var said = 0;
        for (var at = first; at <= now; at = DemoSchedule.After(at))
        {
            clock.JumpTo(at.ToDateTimeOffset());
            await collection.CollectAsync(at, cancellationToken);
            var progress = now == first ? 1 : PastShare + ((1 - PastShare) * ((at - first) / (now - first)));
            readiness.Starting(progress, $"The demo collects its listener's history: {at:uuuu-MM-dd}.");
            if (progress * 10 >= said + 1)
            {
                said = (int)(progress * 10);
                log.LogInformation("Collecting the demo's history: {Percent} %, {Day}", said * 10, $"{at:uuuu-MM-dd}");
            }
        }
    }

    private async Task SayWhatToOpenAsync(TimeSpan took, CancellationToken cancellationToken)
    {
        var manifest = await manifests.FindAsync(DemoServices.ListenerId, cancellationToken);
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        log.LogInformation(
            """
            The demo is ready: {Plays} plays, collected in {Seconds:0.0} s. Nothing of it is real, and nothing leaves this machine.
              Open       {Address}/swagger
              Sign in    {Address}/auth/login in a browser, or curl -X POST {Address}/auth/demo
              Real data  set Spotify:ClientId and Spotify:ClientSecret (README)
            """,
            manifest?.Months.Sum(month => month.Rows), took.TotalSeconds, address, address, address);
    }

    // Not Progress<T>: that reports on the thread pool, in any order.
    private sealed class PastProgress(Readiness readiness) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => readiness.Starting(
            PastShare * (value.BytesTotal > 0 ? (double)value.BytesRead / value.BytesTotal : 0),
            $"The demo imports its listener's data export: {value.Rows} rows.");
    }
}
