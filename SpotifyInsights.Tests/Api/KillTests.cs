using System.Diagnostics;
using System.Globalization;
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

/// <summary>The real program as a process of its own, killed in the middle of a snapshot and started again.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spotify-insights-kill-").FullName;
    private readonly int _port = FreePort();
    private WebApplication _spotify = null!;
    private Process? _program;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System).AddRouting();
        builder.Services.AddSpotifySimulator();
        _spotify = builder.Build();
        _spotify.MapSpotifySimulator();
        await _spotify.StartAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Process_KilledInTheMiddleOfASnapshot_CompletesItAfterTheRestart()
    {
        var simulation = _spotify.Services.GetRequiredService<SpotifySimulation>();
        var address = _spotify.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        await StartAsync(address);
        using var listener = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{_port}"),
        };
        using var spotify = new HttpClientHandler { AllowAutoRedirect = false };
        using var back = await SignIn.ThroughSpotifyAsync(listener, spotify, "demo");
        await SignIn.TakeTokenAsync(listener);

        // Recent plays are stored by now, the top tracks hang: killed here.
        simulation.Faults.Add(new Fault(SimulatedEndpoint.TopTracks, FaultKind.Timeout, Times: null));
        using var answer = await listener.PostAsync("/snapshots", content: null, TestContext.Current.CancellationToken);
        var jobId = (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString()!;
        await UntilStepAsync(listener, jobId, 1);
        _program!.Kill(entireProcessTree: true);
        await _program.WaitForExitAsync(TestContext.Current.CancellationToken);
        var written = Assert.Single(Directory.GetFiles(_folder, "recent_tracks.parquet", SearchOption.AllDirectories));
        var before = await File.ReadAllBytesAsync(written, TestContext.Current.CancellationToken);

        simulation.Faults.Clear();
        await StartAsync(address);
        var job = await listener.FollowJobAsync(jobId);

        job.GetProperty("state").GetString().ShouldBe("succeeded");
        job.GetProperty("attempts").GetInt32().ShouldBe(2);
        Directory.GetDirectories(Path.Combine(_folder, "users", "demo", "snapshots")).Length.ShouldBe(1);
        (await File.ReadAllBytesAsync(written, TestContext.Current.CancellationToken)).ShouldBe(before, "what was already stored stays");
        var metrics = await listener.GetJsonAsync("/metrics/temporal");
        metrics.GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(50);
    }

    [Fact]
    public async Task Process_KilledInTheMiddleOfAnImport_CompletesItAfterTheRestart()
    {
        const int Plays = 120_000;
        var address = _spotify.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        await StartAsync(address);
        using var listener = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{_port}"),
        };
        using var spotify = new HttpClientHandler { AllowAutoRedirect = false };
        using var back = await SignIn.ThroughSpotifyAsync(listener, spotify, "demo");
        await SignIn.TakeTokenAsync(listener);
        var aggregated = Path.Combine(_folder, "users", "demo", "aggregated");

        // Months are written one after the other, and what makes them count comes last: killed between them.
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(_folder) { IncludeSubdirectories = true };
        watcher.Created += (_, file) => NoteVersion(file.FullPath);
        watcher.Renamed += (_, file) => NoteVersion(file.FullPath);
        watcher.EnableRaisingEvents = true;
        using var answer = await listener.PostAsync("/imports", Uploads.File(LongHistory(Plays)), TestContext.Current.CancellationToken);
        var jobId = (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString()!;
        await written.Task.WaitAsync(Patience.Token());
        _program!.Kill(entireProcessTree: true);
        await _program.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.Exists(Path.Combine(aggregated, "last_updated.json")).ShouldBeFalse("it was killed before the end");

        await StartAsync(address);
        var job = await listener.FollowJobAsync(jobId);

        job.GetProperty("state").GetString().ShouldBe("succeeded");
        job.GetProperty("attempts").GetInt32().ShouldBe(2);
        var report = job.GetProperty("result").GetProperty("report");
        var outcomes = report.GetProperty("outcomes");
        report.GetProperty("rows").GetInt32().ShouldBe(Plays + (Plays / 20));
        outcomes.GetProperty("taken").GetInt32().ShouldBe(Plays);
        outcomes.GetProperty("duplicate").GetInt32().ShouldBe(Plays / 20);
        (report.GetProperty("after").GetProperty("plays").GetInt32() - report.GetProperty("before").GetProperty("plays").GetInt32()).ShouldBe(Plays);

        // The years of the import alone: by now the listener's first snapshot may be there, too.
        (await listener.GetJsonAsync("/metrics/temporal?to=2024-01-01")).GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(Plays);
        Directory.GetDirectories(Path.Combine(_folder, "users", "demo", "imports")).Length.ShouldBe(1);
        Directory.GetFiles(Path.Combine(aggregated, "recent_tracks"), "data.parquet", SearchOption.AllDirectories)
            .Count(file => string.CompareOrdinal(Path.GetRelativePath(Path.Combine(aggregated, "recent_tracks"), file), "year=2024") < 0)
            .ShouldBe(83, "from January 2017 to November 2023");

        void NoteVersion(string path)
        {
            if (path.StartsWith(Path.Combine(aggregated, "versions"), StringComparison.Ordinal) && path.EndsWith(".parquet", StringComparison.Ordinal))
            {
                written.TrySetResult();
            }
        }
    }

    [Fact]
    public async Task SecondProcess_OnTheSameFolder_EndsWithASentence()
    {
        var address = _spotify.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        await StartAsync(address);
        using var second = Launch(address, FreePort());
        var output = second.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await second.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await second.WaitForExitAsync(TestContext.Current.CancellationToken);
        second.ExitCode.ShouldBe(1);
        error.Trim().ShouldBe(
            $"SpotifyInsights cannot start. The folder '{_folder}' is in use by another running process, and only one may write to it. Stop that process, or choose another folder.");
        (await output).ShouldNotContain("StoreInUseException", customMessage: "no stack trace beside the sentence");
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is { HasExited: false })
        {
            _program.Kill(entireProcessTree: true);
            await _program.WaitForExitAsync(CancellationToken.None);
        }

        _program?.Dispose();
        await _spotify.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // 83 months of plays half an hour apart, of which every twentieth stands there twice.
    private static byte[] LongHistory(int plays)
    {
        var first = new DateTimeOffset(2017, 1, 1, 0, 30, 0, TimeSpan.Zero);
        var rows = Enumerable.Range(0, plays).SelectMany(play => Enumerable.Repeat(
            Uploads.Row(first.AddMinutes(play * 30L).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), $"spotify:track:{play % 5_000}"), play % 20 == 0 ? 2 : 1));
        return Uploads.Zip(("endsong_0.json", Uploads.Json([.. rows])));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process Launch(string spotify, int port) => Process.Start(new ProcessStartInfo("dotnet",
    [
        typeof(Program).Assembly.Location,
        $"--urls=http://127.0.0.1:{port}",
        $"--Storage:LocalPath={_folder}",
        "--Spotify:ClientId=simulator-client",
        "--Spotify:ClientSecret=simulator-secret",
        $"--Spotify:ApiBaseAddress={spotify}",
        $"--Spotify:AccountsBaseAddress={spotify}",
    ])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;

    private async Task StartAsync(string spotify)
    {
        _program?.Dispose();
        _program = Launch(spotify, _port);

        // Drained, so that a full pipe never blocks the program.
        _program.OutputDataReceived += (_, _) => { };
        _program.ErrorDataReceived += (_, _) => { };
        _program.BeginOutputReadLine();
        _program.BeginErrorReadLine();
        using var client = new HttpClient();
        var limit = Patience.Token();
        while (true)
        {
            try
            {
                using var ready = await client.GetAsync($"http://127.0.0.1:{_port}/health/ready", limit);
                if (ready.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!_program.HasExited)
            {
                // Not listening yet: the refused connection is the pause.
            }
        }
    }

    private static async Task UntilStepAsync(HttpClient listener, string jobId, int step)
    {
        var limit = Patience.Token();
        await using var events = await listener.GetStreamAsync($"/jobs/{jobId}/events", limit);
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(events).EnumerateAsync(limit))
        {
            var status = JsonSerializer.Deserialize<JsonElement>(item.Data);
            if (status.GetProperty("steps")[step].GetProperty("state").GetString() == "running")
            {
                return;
            }
        }

        throw new InvalidOperationException("The job ended before that step.");
    }
}
