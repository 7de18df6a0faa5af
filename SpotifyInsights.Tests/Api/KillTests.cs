using System.Globalization;
using System.Net;
using System.Text.Json;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Tests.Simulator;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

/// <summary>The real program as a process of its own, killed in the middle of a snapshot and started again.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private readonly TemporaryFolder _home = new();
    private SocketHost _spotify = null!;
    private ProgramProcess _program = null!;

    private string Folder => _home.Path;

    private string[] Settings => [.. ProgramProcess.With(_spotify.Address), $"--Storage:LocalPath={Folder}"];

    public async ValueTask InitializeAsync()
    {
        _spotify = await SocketHost.StartAsync(TimeProvider.System);
        _program = new ProgramProcess(Settings);
        await _program.StartAsync();
    }

    [Fact]
    public async Task Process_KilledInTheMiddleOfASnapshot_CompletesItAfterTheRestart()
    {
        using var listener = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = _program.Address,
        };
        using var spotify = new HttpClientHandler { AllowAutoRedirect = false };
        using var back = await SignIn.ThroughSpotifyAsync(listener, spotify, "demo");
        await SignIn.TakeTokenAsync(listener);

        // Recent plays are stored by now, the top tracks hang: killed here.
        _spotify.Simulation.Faults.Add(new Fault(SimulatedEndpoint.TopTracks, FaultKind.Timeout, Times: null));
        using var answer = await listener.PostAsync("/snapshots", content: null, TestContext.Current.CancellationToken);
        var jobId = (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString()!;
        await UntilStepAsync(listener, jobId, 1);
        await _program.KillAsync();
        var written = Assert.Single(Directory.GetFiles(Folder, "recent_tracks.parquet", SearchOption.AllDirectories));
        var before = await File.ReadAllBytesAsync(written, TestContext.Current.CancellationToken);

        _spotify.Simulation.Faults.Clear();
        await _program.StartAsync();
        var job = await listener.FollowJobAsync(jobId);

        job.GetProperty("state").GetString().ShouldBe("succeeded");
        job.GetProperty("attempts").GetInt32().ShouldBe(2);
        Directory.GetDirectories(Path.Combine(Folder, "users", "demo", "snapshots")).Length.ShouldBe(1);
        (await File.ReadAllBytesAsync(written, TestContext.Current.CancellationToken)).ShouldBe(before, "what was already stored stays");
        var metrics = await listener.GetJsonAsync("/metrics/temporal");
        metrics.GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(50);
    }

    [Fact]
    public async Task Process_KilledInTheMiddleOfAnImport_CompletesItAfterTheRestart()
    {
        const int Plays = 120_000;
        using var listener = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = _program.Address,
        };
        using var spotify = new HttpClientHandler { AllowAutoRedirect = false };
        using var back = await SignIn.ThroughSpotifyAsync(listener, spotify, "demo");
        await SignIn.TakeTokenAsync(listener);
        var aggregated = Path.Combine(Folder, "users", "demo", "aggregated");

        // Months are written one after the other, and what makes them count comes last: killed between them.
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(Folder) { IncludeSubdirectories = true };
        watcher.Created += (_, file) => NoteVersion(file.FullPath);
        watcher.Renamed += (_, file) => NoteVersion(file.FullPath);
        watcher.EnableRaisingEvents = true;
        using var answer = await listener.PostAsync("/imports", Uploads.File(LongHistory(Plays)), TestContext.Current.CancellationToken);
        var jobId = (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString()!;
        await written.Task.WaitAsync(Patience.Token());
        await _program.KillAsync();
        File.Exists(Path.Combine(aggregated, "last_updated.json")).ShouldBeFalse("it was killed before the end");

        await _program.StartAsync();
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
        Directory.GetDirectories(Path.Combine(Folder, "users", "demo", "imports")).Length.ShouldBe(1);
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
        await using var other = new ProgramProcess(Settings);
        using var second = other.Launch();
        var output = second.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await second.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await second.WaitForExitAsync(TestContext.Current.CancellationToken);
        second.ExitCode.ShouldBe(1);
        error.Trim().ShouldBe(
            $"SpotifyInsights cannot start. The folder '{Folder}' is in use by another running process, and only one may write to it. Stop that process, or choose another folder.");
        (await output).ShouldNotContain("StoreInUseException", customMessage: "no stack trace beside the sentence");
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        await _spotify.DisposeAsync();
        _home.Dispose();
    }

    // 83 months of plays half an hour apart, of which every twentieth stands there twice.
    private static byte[] LongHistory(int plays)
    {
        var first = new DateTimeOffset(2017, 1, 1, 0, 30, 0, TimeSpan.Zero);
        var rows = Enumerable.Range(0, plays).SelectMany(play => Enumerable.Repeat(
            Uploads.Row(first.AddMinutes(play * 30L).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), $"spotify:track:{play % 5_000}"), play % 20 == 0 ? 2 : 1));
        return Uploads.Zip(("endsong_0.json", Uploads.Json([.. rows])));
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
