using System.Net;
using System.Text.Json;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Tests.Simulator;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

/// <summary>The real program, told to stop while it works: it ends soon and well, hands its job back, and the next start goes on with it.</summary>
public sealed class StopTests : IAsyncLifetime
{
    // What docs/deploying.md promises.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    private readonly TemporaryFolder folder = new();
    private SocketHost spotify = null!;
    private ProgramProcess program = null!;

    public async ValueTask InitializeAsync()
    {
        spotify = await SocketHost.StartAsync(TimeProvider.System);
        program = new ProgramProcess([.. ProgramProcess.With(spotify.Address), $"--Storage:LocalPath={folder.Path}"]);
        await program.StartAsync();
    }

    [Fact]
    public async Task Process_ToldToStopInTheMiddleOfASnapshot_EndsWellAndTheJobGoesOn()
    {
        using var listener = await SignedInAsync();

        // Recent plays are stored by now, the top tracks hang: stopped here.
        spotify.Simulation.Faults.Add(new Fault(SimulatedEndpoint.TopTracks, FaultKind.Timeout, Times: null));
        using var answer = await listener.PostAsync("/snapshots", content: null, TestContext.Current.CancellationToken);
        var jobId = (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString()!;
        await using var events = await listener.GetStreamAsync($"/jobs/{jobId}/events", Patience.Token());
        await using var followed = System.Net.ServerSentEvents.SseParser.Create(events).EnumerateAsync(Patience.Token()).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await UntilRunningAsync(followed);

        await StopAsync();
        await ShouldEndAsync(followed);

        spotify.Simulation.Faults.Clear();
        await program.StartAsync();
        var job = await listener.FollowJobAsync(jobId);
        job.GetProperty("state").GetString().ShouldBe("succeeded");
        job.GetProperty("attempts").GetInt32().ShouldBe(2);
        job.GetProperty("problem").ValueKind.ShouldBe(JsonValueKind.Null);
        Directory.GetFiles(folder.Path, "recent_tracks.parquet", SearchOption.AllDirectories).Length.ShouldBe(1, "what was read before the stop is not read again");
        (await listener.GetJsonAsync("/metrics/temporal")).GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(50);
    }

    [Fact]
    public async Task Process_ToldToStopInTheMiddleOfAnImport_EndsWellAndTheJobGoesOn()
    {
        const int Plays = 60_000;
        using var listener = await SignedInAsync();
        using var answer = await listener.PostAsync("/imports", Uploads.File(History(Plays)), TestContext.Current.CancellationToken);
        var jobId = (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString()!;

        await StopAsync();
        await program.StartAsync();

        var job = await listener.FollowJobAsync(jobId);
        job.GetProperty("state").GetString().ShouldBe("succeeded");
        job.GetProperty("result").GetProperty("report").GetProperty("outcomes").GetProperty("taken").GetInt32().ShouldBe(Plays);
    }

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        await spotify.DisposeAsync();
        folder.Dispose();
    }

    private static byte[] History(int plays)
    {
        var first = new DateTimeOffset(2019, 1, 1, 0, 30, 0, TimeSpan.Zero);
        var rows = Enumerable.Range(0, plays).Select(play => Uploads.Row($"{first.AddMinutes(play * 30L):yyyy-MM-ddTHH:mm:ssZ}", $"spotify:track:{play % 5_000}"));
        return Uploads.Zip(("endsong_0.json", Uploads.Json([.. rows])));
    }

    private static async Task UntilRunningAsync(IAsyncEnumerator<System.Net.ServerSentEvents.SseItem<string>> events)
    {
        while (await events.MoveNextAsync())
        {
            if (JsonSerializer.Deserialize<JsonElement>(events.Current.Data).GetProperty("steps")[1].GetProperty("state").GetString() == "running")
            {
                return;
            }
        }

        throw new InvalidOperationException("The job ended before that step.");
    }

    // The last status says that the job waits for the next process; then the stream is over, and not broken off.
    private static async Task ShouldEndAsync(IAsyncEnumerator<System.Net.ServerSentEvents.SseItem<string>> events)
    {
        while (await events.MoveNextAsync())
        {
        }
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var listener = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = program.Address };
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var back = await SignIn.ThroughSpotifyAsync(listener, handler, "demo");
        await SignIn.TakeTokenAsync(listener);
        return listener;
    }

    private async Task StopAsync()
    {
        var asked = TimeProvider.System.GetTimestamp();
        (await program.StopAsync()).ShouldBe(0);
        TimeProvider.System.GetElapsedTime(asked).ShouldBeLessThan(Longest);
    }
}
