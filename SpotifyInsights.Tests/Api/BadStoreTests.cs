using System.Diagnostics;
using System.Net;
using SpotifyInsights.Tests.Storage.Objects.S3;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

/// <summary>A bucket that cannot be used stops the start with a sentence; one that fails later is named by /health/ready and by the job's problem.</summary>
public sealed class BadStoreTests(R2Servers servers) : IAsyncLifetime
{
    private readonly ApiHost _host = new();
    private readonly FaultyNetwork _network = new();
    private R2Bucket? _bucket;

    public async ValueTask InitializeAsync()
    {
        _bucket = (await servers.HttpAsync()).TakeBucket();
        _host.Use(_bucket);
        _host.StoreNetwork = () => _network;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _network.Dispose();
        if (_bucket is not null)
        {
            await _bucket.DisposeAsync();
        }
    }

    [Fact]
    public async Task Process_BucketThatIsNotThere_EndsWithASentence()
    {
        string[] settings = [.. _host.Settings.Select(setting => $"--{setting.Key}={setting.Value}"), "--Storage:S3:Bucket=nowhere-at-all", $"--Storage:LocalPath={_host.Folder}"];
        using var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls=http://127.0.0.1:0", .. settings])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var error = await program.StandardError.ReadToEndAsync(Patience.Token());
        await program.WaitForExitAsync(Patience.Token());

        program.ExitCode.ShouldBe(1);
        var address = _bucket!.Options.ServiceUrl;
        error.Trim().ShouldBe(
            $"SpotifyInsights cannot start. Bucket 'nowhere-at-all' of {address} (Storage:S3): cannot be written: there is no bucket 'nowhere-at-all' at {address.Authority}");
    }

    [Fact]
    public void Start_SecondTime_FindsItsMarkAndStarts()
    {
        _host.CreateClient().Dispose();
        using var node = new ApiHost(_host);

        node.CreateClient().Dispose();
    }

    [Fact]
    public async Task Ready_StoreFails_NamesItAndRecovers()
    {
        using var client = _host.Anonymous();
        (await client.GetJsonAsync("/health/ready")).GetProperty("status").GetString().ShouldBe("ok");
        _host.Clock.Advance(TimeSpan.FromSeconds(6));
        _network.Answer("GET", 403, "AccessDenied");

        var failed = await client.GetJsonAsync("/health/ready", HttpStatusCode.ServiceUnavailable);

        failed.GetProperty("status").GetString().ShouldBe("failed");
        failed.GetProperty("detail").GetString().ShouldBe("The object-store fails.");
        var dependencies = failed.GetProperty("dependencies").EnumerateArray().ToDictionary(d => d.GetProperty("name").GetString()!, d => d);
        dependencies["object-store"].GetProperty("status").GetString().ShouldBe("failed");
        dependencies["object-store"].GetProperty("detail").GetString().ShouldBe("It fails; the log says how.");
        dependencies["job-database"].GetProperty("status").GetString().ShouldBe("ok");
        failed.ToString().ShouldNotContain(_bucket!.Options.Bucket);
        (await client.GetJsonAsync("/health/ready", HttpStatusCode.ServiceUnavailable)).ToString().ShouldBe(failed.ToString(), "answers are shared for a while");
        _host.Clock.Advance(TimeSpan.FromSeconds(6));
        (await client.GetJsonAsync("/health/ready")).GetProperty("status").GetString().ShouldBe("ok");
    }

    [Fact]
    public async Task Job_StoreFailsMeanwhile_SaysSoInItsProblemAndGoesOn()
    {
        _host.Settings["Jobs:FirstRetryAfter"] = "01:00:00";
        using var listener = _host.Anonymous();
        using var spotify = new SpotifyInsights.Simulator.SimulatorHandler(_host.Simulation);
        using var back = await SignIn.ThroughSpotifyAsync(listener, spotify, "demo");
        await SignIn.TakeTokenAsync(listener);
        _network.Answer("PUT", 403, "AccessDenied");

        using var answer = await listener.PostAsync("/snapshots", content: null, TestContext.Current.CancellationToken);
        var jobId = (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString()!;
        var waiting = await UntilItWaitsAsync(listener, jobId);

        var problem = waiting.GetProperty("problem");
        problem.GetProperty("type").GetString().ShouldBe("urn:spotifyinsights:problem:store-unavailable");
        problem.GetProperty("detail").GetString()!.ShouldEndWith($"cannot be written: the access key may not do this in bucket '{_bucket!.Options.Bucket}'");
    }

    private static async Task<System.Text.Json.JsonElement> UntilItWaitsAsync(HttpClient listener, string jobId)
    {
        var limit = Patience.Token();
        await using var events = await listener.GetStreamAsync($"/jobs/{jobId}/events", limit);
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(events).EnumerateAsync(limit))
        {
            var status = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(item.Data);
            if (status.GetProperty("nextAttemptAt").ValueKind == System.Text.Json.JsonValueKind.String)
            {
                return status;
            }
        }

        throw new InvalidOperationException("The job ended before.");
    }
}
