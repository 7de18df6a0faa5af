using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Tests.Spotify;

namespace SpotifyInsights.Tests.Collection;

/// <summary>Weeks of polls and snapshots against the simulator's moving clock, with faults on the way: what is held at the end is what was played.</summary>
public sealed class MonthsOfCollectionTests
{
    private const string Listener = "demo";
    private const int Days = 33;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ResponseShape.Development)]
    [InlineData(ResponseShape.Legacy)]
    public async Task Collection_OverMonths_HoldsEveryListedPlayOnce(ResponseShape shape)
    {
        using var host = Host(shape, out var simulation);
        await SignInAsync(host, simulation);
        var life = simulation.FindListener(Listener)!.Life;
        var firstWindow = life.LastListed(simulation.Now, 50);
        var gaps = new List<InstantRange>();

        for (var hour = 0; hour < Days * 24; hour++)
        {
            PlanFaults(simulation.Faults, hour);
            await CollectAsync(host, hour, gaps);
            host.Time.Advance(TimeSpan.FromHours(1));
        }

        await host.Get<RecentPollCollector>().PollAsync(Listener, Cancel);

        gaps.ShouldBeEmpty();
        var played = life.PlaysBetween(firstWindow[^1].EndedAt, simulation.Now + Duration.Epsilon).Where(play => play.IsListed).ToList();
        played.Count.ShouldBeGreaterThan(500);
        var history = (await new HistoryStore(host.Objects).LoadAsync(Listener, Cancel))!;
        Held(history).ShouldBe(played.Select(play => (play.EndedAt.ToUnixTimeMilliseconds(), (string?)play.Track.Name)));
    }

    private static async Task CollectAsync(SpotifyHost host, int hour, List<InstantRange> gaps)
    {
        try
        {
            if (await host.Get<SnapshotDue>().NextEligibleAtAsync(Listener, Cancel) is null)
            {
                var id = await host.Get<SnapshotStore>().NextIdAsync(Listener, host.Time.GetUtcNow().ToInstant(), Cancel);
                await host.Get<SnapshotCollector>().CollectAsync(new SnapshotRequest(Listener, id, Forced: false), new ReportedSteps(), Cancel);
            }
            else if ((await host.Get<RecentPollCollector>().PollAsync(Listener, Cancel)).Gap is { } gap)
            {
                gaps.Add(gap);
            }
        }
        catch (SpotifyException exception) when (exception.IsPassing)
        {
            // The job would run again: here, in the next hour.
            hour.ShouldBeGreaterThan(0);
        }
    }

    // Every fault that loses nothing when the next poll is well.
    private static void PlanFaults(FaultPlan faults, int hour)
    {
        Fault? fault = (hour % 60) switch
        {
            5 => new Fault(SimulatedEndpoint.RecentlyPlayed, FaultKind.RateLimited) { RetryAfterSeconds = 20 },
            11 => new Fault(SimulatedEndpoint.AnyWebApi, FaultKind.CutOffBody, Times: 2),
            17 => new Fault(SimulatedEndpoint.AnyWebApi, FaultKind.TruncatedJson),
            23 => new Fault(SimulatedEndpoint.RecentlyPlayed, FaultKind.NullTracks),
            29 => new Fault(SimulatedEndpoint.RecentlyPlayed, FaultKind.QuotaExceeded) { QuotaRetryAfterSeconds = 5400 },
            37 => new Fault(SimulatedEndpoint.AnyWebApi, FaultKind.ServerError, Times: 4),
            43 => new Fault(SimulatedEndpoint.Token, FaultKind.ServerError),
            49 => new Fault(SimulatedEndpoint.AnyWebApi, FaultKind.Unauthorized),
            55 => new Fault(SimulatedEndpoint.RecentlyPlayed, FaultKind.EmptyList),
            _ => null,
        };
        if (fault is not null)
        {
            faults.Add(fault);
        }
    }

    private static IEnumerable<(long EndMs, string? Track)> Held(ListeningHistory history) =>
        Enumerable.Range(0, history.Plays.Count)
            .Select(i => (history.Plays.StartedAt[i] + history.Plays.MsPlayed[i], history.Tracks.Names[history.Plays.Track[i]]))
            .Order();

    private static async Task SignInAsync(SpotifyHost host, SpotifySimulation simulation)
    {
        var tokens = simulation.Tokens.SignIn(Listener);
        using var response = OAuthTokenResponse.Success(JsonDocument.Parse(JsonSerializer.Serialize(tokens)));
        await host.Get<SpotifySignIn>().AcceptAsync(Listener, response, Cancel);
    }

    private static SpotifyHost Host(ResponseShape shape, out SpotifySimulation simulation)
    {
        // The simulation needs the host's clock, which the host makes: it is looked up when the first request is sent.
        SpotifySimulation? world = null;
        var host = new SpotifyHost(
            configure: services =>
            {
                services.AddSingleton<SnapshotStore>();
                services.AddSingleton<PollStore>();
                services.AddSingleton<ManifestStore>();
                services.AddSingleton<Aggregator>();
                services.AddHttpClient(SpotifyRegistration.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(world!));
            },
            settings: [("Spotify:ClientId", "simulator-client"), ("Spotify:ClientSecret", "simulator-secret")]);
        simulation = world = new SpotifySimulation(new SimulatorOptions { Shape = shape, RotateRefreshTokens = true }, host.Time);
        return host;
    }
}
