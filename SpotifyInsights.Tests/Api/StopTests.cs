using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

/// <summary>The real program, told to stop while it works: it ends soon and well, hands its job back, and the next start goes on with it.</summary>
public sealed class StopTests : IAsyncLifetime
{
    // What docs/deploying.md promises.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    private readonly string folder = Directory.CreateTempSubdirectory("spotify-insights-stop-").FullName;
    private readonly int port = FreePort();
    private WebApplication spotify = null!;
    private Process? program;

    private SpotifySimulation Simulation => spotify.Services.GetRequiredService<SpotifySimulation>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System).AddRouting();
        builder.Services.AddSpotifySimulator();
        spotify = builder.Build();
        spotify.MapSpotifySimulator();
        await spotify.StartAsync(TestContext.Current.CancellationToken);
        await StartAsync();
    }

    [Fact]
    public async Task Process_ToldToStopInTheMiddleOfASnapshot_EndsWellAndTheJobGoesOn()
    {
        using var listener = await SignedInAsync();

        // Recent plays are stored by now, the top tracks hang: stopped here.
        Simulation.Faults.Add(new Fault(SimulatedEndpoint.TopTracks, FaultKind.Timeout, Times: null));
        using var answer = await listener.PostAsync("/snapshots", content: null, TestContext.Current.CancellationToken);
        var jobId = (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString()!;
        await using var events = await listener.GetStreamAsync($"/jobs/{jobId}/events", Patience.Token());
        await using var followed = System.Net.ServerSentEvents.SseParser.Create(events).EnumerateAsync(Patience.Token()).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await UntilRunningAsync(followed);

        await StopAsync();
        await ShouldEndAsync(followed);

        Simulation.Faults.Clear();
        await StartAsync();
        var job = await listener.FollowJobAsync(jobId);
        job.GetProperty("state").GetString().ShouldBe("succeeded");
        job.GetProperty("attempts").GetInt32().ShouldBe(2);
        job.GetProperty("problem").ValueKind.ShouldBe(JsonValueKind.Null);
        Directory.GetFiles(folder, "recent_tracks.parquet", SearchOption.AllDirectories).Length.ShouldBe(1, "what was read before the stop is not read again");
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
        await StartAsync();

        var job = await listener.FollowJobAsync(jobId);
        job.GetProperty("state").GetString().ShouldBe("succeeded");
        job.GetProperty("result").GetProperty("report").GetProperty("outcomes").GetProperty("taken").GetInt32().ShouldBe(Plays);
    }

    public async ValueTask DisposeAsync()
    {
        if (program is { HasExited: false })
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync(CancellationToken.None);
        }

        program?.Dispose();
        await spotify.DisposeAsync();
        Directory.Delete(folder, recursive: true);
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var listener = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var back = await SignIn.ThroughSpotifyAsync(listener, handler, "demo");
        await SignIn.TakeTokenAsync(listener);
        return listener;
    }

    // SIGTERM, as systemd and container runtimes send it.
    private async Task StopAsync()
    {
        var asked = TimeProvider.System.GetTimestamp();
        using (var kill = Process.Start("kill", ["-TERM", $"{program!.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await program.WaitForExitAsync(Patience.Token());
        program.ExitCode.ShouldBe(0);
        TimeProvider.System.GetElapsedTime(asked).ShouldBeLessThan(Longest);
    }

    private async Task StartAsync()
    {
        var address = spotify.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        program?.Dispose();
        program = Process.Start(new ProcessStartInfo("dotnet",
        [
            typeof(Program).Assembly.Location,
            $"--urls=http://127.0.0.1:{port}",
            $"--Storage:LocalPath={folder}",
            "--Spotify:ClientId=simulator-client",
            "--Spotify:ClientSecret=simulator-secret",
            $"--Spotify:ApiBaseAddress={address}",
            $"--Spotify:AccountsBaseAddress={address}",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;

        // Drained, so that a full pipe never blocks the program.
        program.OutputDataReceived += (_, _) => { };
        program.ErrorDataReceived += (_, _) => { };
        program.BeginOutputReadLine();
        program.BeginErrorReadLine();
        using var client = new HttpClient();
        var limit = Patience.Token();
        while (true)
        {
            try
            {
                using var ready = await client.GetAsync($"http://127.0.0.1:{port}/health/ready", limit);
                if (ready.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!program.HasExited)
            {
                // Not listening yet: the refused connection is the pause.
            }
        }
    }
}
