using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Recurring;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Api.Spotify.Tokens;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Weather;

/// <summary>
/// The whole application with its planner, jobs, collectors and aggregator, whose scheduler is the test: it ticks when the simulated clock says so and runs what
/// is due, one after the other. Objects are in memory behind a tap, requests end in the simulator without a socket.
/// </summary>
internal sealed class CollectingInstance : IAsyncDisposable
{
    private static readonly Duration LongestPause = Duration.FromMinutes(15);
    private static readonly Duration Crowded = Duration.FromMinutes(1);

    private readonly List<(Instant At, Func<Task> Act)> planned = [];
    private readonly CollectionTick tick;
    private Instant lookedAt;

    private CollectingInstance(DateTimeOffset start, IReadOnlyList<ListenerScript> listeners, Action<ApiHost>? configure)
    {
        Host = new ApiHost(start, listeners);
        Clock = new WeatherClock(Host.Clock);
        Ear = new SpotifyEar(Host.Simulation, Clock);
        Objects = new MemoryObjectStore(Clock);
        Store = new TappedObjectStore(Objects);

        // Longer than any wait, so that the clock tells limits from waits.
        Host.Settings["Spotify:RequestTimeout"] = "00:01:40";
        configure?.Invoke(Host);
        var more = Host.Configure;
        Host.Configure = services =>
        {
            Replace(services);
            more?.Invoke(services);
        };
        tick = ActivatorUtilities.CreateInstance<CollectionTick>(Host.Services);
        lookedAt = StartedAt = Now;
    }

    public ApiHost Host { get; }

    public WeatherClock Clock { get; }

    public SpotifyEar Ear { get; }

    public MemoryObjectStore Objects { get; }

    /// <summary>What the application writes through.</summary>
    public TappedObjectStore Store { get; }

    public CapturedLogs Logs { get; } = new();

    public SpotifySimulation Simulation => Host.Simulation;

    public Instant Now => Simulation.Now;

    public Instant StartedAt { get; }

    public static CollectingInstance Start(DateTimeOffset start, IReadOnlyList<ListenerScript> listeners, Action<ApiHost>? configure = null) => new(start, listeners, configure);

    public T Get<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    /// <summary>Lets a listener sign in, as the callback of Spotify's page does.</summary>
    public async Task SignInAsync(string listener)
    {
        var tokens = Simulation.Tokens.SignIn(listener);
        using var response = OAuthTokenResponse.Success(JsonDocument.Parse(JsonSerializer.Serialize(tokens)));
        await Get<SpotifySignIn>().AcceptAsync(listener, response, Patience.Token());
        await Get<SignInCollection>().BeginAsync(listener, Patience.Token());
    }

    /// <summary>Lets the next request of a listener's begin with one for a token.</summary>
    public void ForgetToken(string listener) => Get<SpotifyTokenService>().Forget(listener);

    /// <summary>Does something when the clock has come there.</summary>
    public void At(Instant at, Func<Task> act) => planned.Add((at, act));

    /// <summary>One minute of the scheduler: queues what is due and runs whatever may run.</summary>
    public async Task TickAsync()
    {
        using var held = Clock.Hold();
        await tick.Execute(null!, Patience.Token());
        await RunDueAsync();
        if (Now - lookedAt >= Duration.FromHours(1))
        {
            lookedAt = Now;
            await Get<LeftSnapshots>().SaveAsync(Patience.Token());
            await Get<JobStore>().ForgetEndedAsync(Now - Duration.FromDays(2), Patience.Token());
        }
    }

    /// <summary>Ticks and lets time go by until then; minutes in which nothing can be due are left out.</summary>
    public async Task RunUntilAsync(Instant end)
    {
        while (Now < end)
        {
            await ActAsync();
            await TickAsync();
            var next = Instant.Min(end, NextMinute(await NextDueAsync()));
            Host.Clock.Advance((Instant.Max(next, Now) - Now).ToTimeSpan());
        }

        await ActAsync();
    }

    /// <summary>Runs one job now, whatever the time is to its next run, and tells how it stands.</summary>
    public Task<Job> RunAsync(string jobId) => RunUntilStoppedAsync(jobId, CancellationToken.None);

    /// <summary>As the other one, in a process that may be told to stop.</summary>
    public async Task<Job> RunUntilStoppedAsync(string jobId, CancellationToken stopping)
    {
        using var held = Clock.Hold();
        await using var scope = Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<JobRunner>().RunAsync(jobId, stopping);
        return (await Get<JobStore>().FindAsync(jobId, Patience.Token()))!;
    }

    /// <summary>Runs what may run now.</summary>
    public async Task RunDueAsync()
    {
        while ((await Get<JobStore>().ListUnfinishedAsync(Patience.Token())).FirstOrDefault(job => job.State == JobState.Queued && !(job.NextAttemptAt > Now)) is { } job)
        {
            await RunAsync(job.Id);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Ear.Dispose();
        Logs.Dispose();
    }

    private void Replace(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        services.Replace(ServiceDescriptor.Singleton<IObjectStore>(Store));
        services.Replace(ServiceDescriptor.Singleton(SilentScheduler.Factory()));
        services.Replace(ServiceDescriptor.Singleton(new RetryJitter(new Random(1))));
        services.Replace(ServiceDescriptor.Singleton(new RetryBackoff(Duration.FromSeconds(10), Duration.FromMinutes(30), new Random(2))));
        services.AddLogging(logging => logging.ClearProviders().AddProvider(Logs));
        services.AddHttpClient(SpotifyRegistration.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => new LearningHandler(Ear)).SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }

    private async Task ActAsync()
    {
        foreach (var (at, act) in planned.Where(one => one.At <= Now).OrderBy(one => one.At).ToList())
        {
            planned.Remove((at, act));
            await act();
        }
    }

    private async Task<Instant> NextDueAsync()
    {
        var plans = (await Get<CollectionPlanStore>().ListAsync(Patience.Token())).Where(plan => !plan.NeedsSignIn).ToList();
        var jobs = await Get<JobStore>().ListUnfinishedAsync(Patience.Token());
        var (budget, _) = await Get<CallShares>().CalculateAsync(Patience.Token());
        List<Instant> times =
        [
            Now + LongestPause,
            .. plans.SelectMany(plan => new[] { budget.NextPollOf(plan), plan.NextSnapshotAt + (budget.SnapshotEvery - Duration.FromHours(24)) }).Select(at => at > Now ? at : Now + Crowded),
            .. jobs.Select(job => job.NextAttemptAt).OfType<Instant>(),
            .. planned.Select(one => one.At),
        ];
        return times.Min();
    }

    private Instant NextMinute(Instant at)
    {
        var minute = Duration.FromMinutes(1);
        var minutes = (long)Math.Ceiling((Instant.Max(at, Now + Duration.FromMilliseconds(1)) - Instant.FromUnixTimeSeconds(0)) / minute);
        return Instant.FromUnixTimeSeconds(0) + (minute * minutes);
    }
}
