using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Simulator;

namespace SpotifyInsights.Tests.Api;

/// <summary>From the sign-in to the answer, over whatever store a derived class configures; nothing else differs.</summary>
public abstract class MainJobContract : IAsyncLifetime
{
    protected ApiHost Host { get; } = new();

    /// <summary>Configures the store.</summary>
    protected abstract Task ChooseStoreAsync(ApiHost host);

    public async ValueTask InitializeAsync() => await ChooseStoreAsync(Host);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Host.DisposeAsync();
    }

    [Fact]
    public async Task Listener_SignsInAndCollects_GetsAnswersFromWhatWasStored()
    {
        using var listener = await SignInAsync(Host);

        var snapshot = await listener.TakeSnapshotAsync();
        snapshot.GetProperty("state").GetString().ShouldBe("succeeded", snapshot.ToString());
        ExpectedHeatmap.Of(Host.Simulation, Instant.FromDateTimeOffset(ApiHost.Now)).ShouldBe(await TemporalAsync(listener));
        (await listener.GetJsonAsync("/snapshots/latest/metrics")).GetProperty("metrics").GetProperty("recentTracks").GetProperty("count").GetInt32().ShouldBe(50);

        Host.Clock.Advance(TimeSpan.FromHours(6));
        using var later = Host.As("demo");
        var poll = await PollAsync(Host, later);
        poll.GetProperty("state").GetString().ShouldBe("succeeded", poll.ToString());
        var heard = Host.Simulation.FindListener("demo")!.Life
            .PlaysBetween(Instant.FromDateTimeOffset(ApiHost.Now), Instant.FromDateTimeOffset(Host.Clock.GetUtcNow()))
            .Count(play => play.IsListed);
        heard.ShouldBeGreaterThan(0);
        (await TemporalAsync(later)).GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(50 + heard);
        (await listener.GetJsonAsync("/health/ready")).GetProperty("dependencies").EnumerateArray()
            .Select(dependency => $"{dependency.GetProperty("name")} {dependency.GetProperty("status")}").ShouldBe(["object-store ok", "job-database ok"]);
    }

    protected static async Task<HttpClient> SignInAsync(ApiHost host)
    {
        var listener = host.Anonymous();
        using var spotify = new SimulatorHandler(host.Simulation);
        using var back = await SignIn.ThroughSpotifyAsync(listener, spotify, "demo");
        await SignIn.TakeTokenAsync(listener);
        return listener;
    }

    protected static Task<System.Text.Json.JsonElement> TemporalAsync(HttpClient listener) =>
        listener.GetJsonAsync("/metrics/temporal?timeZone=Asia/Kolkata");

    protected static async Task<System.Text.Json.JsonElement> PollAsync(ApiHost host, HttpClient listener)
    {
        var job = await host.Services.GetRequiredService<JobQueue>().EnqueueAsync(JobKind.Poll, "demo", parameters: null, TestContext.Current.CancellationToken);
        return await listener.FollowJobAsync(job.Id);
    }
}
