using System.Net;
using System.Text.Json;
using NodaTime;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

public sealed class SnapshotTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();
    private HttpClient _listener = null!;

    public async ValueTask InitializeAsync()
    {
        _listener = _host.Anonymous();
        await _host.SignInAsync(_listener);
    }

    [Fact]
    public async Task Snapshot_TakenByAJob_HoldsWhatSpotifySaid()
    {
        var job = await _listener.TakeSnapshotAsync();

        job.GetProperty("state").GetString().ShouldBe("succeeded");
        job.GetProperty("progress").GetDouble().ShouldBe(1);
        job.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("state").GetString()).ShouldBe(Enumerable.Repeat("done", 9));
        var id = job.GetProperty("result").GetProperty("snapshotId").GetString()!;
        id.ShouldBe("2026-03-15T12-00-00Z");

        // What was heard, straight from the fictional life: the last 50 plays of 30 seconds and more, newest first.
        var truth = _host.Simulation.FindListener("demo")!.Life
            .PlaysBetween(Instant.FromDateTimeOffset(ApiHost.Now) - Duration.FromDays(5), Instant.FromDateTimeOffset(ApiHost.Now))
            .Where(play => play.IsListed).Select(play => play.EndedAt.ToUnixTimeMilliseconds()).OrderDescending().Take(50).ToList();
        var plays = (await _listener.GetJsonAsync("/snapshots/latest/recent-tracks")).GetProperty("items").EnumerateArray().ToList();
        plays.Select(play => play.GetProperty("playedAt").GetDateTimeOffset().ToUnixTimeMilliseconds()).ShouldBe(truth);

        foreach (var range in new[] { "short", "medium", "long" })
        {
            (await _listener.GetJsonAsync($"/snapshots/{id}/top-tracks?range={range}")).GetProperty("items").GetArrayLength().ShouldBe(50);
            (await _listener.GetJsonAsync($"/snapshots/{id}/top-artists?range={range}")).GetProperty("items").GetArrayLength().ShouldBeGreaterThan(10);
        }

        var metrics = await _listener.GetJsonAsync("/snapshots/latest/metrics");
        metrics.GetProperty("metrics").GetProperty("recentTracks").GetProperty("count").GetInt32().ShouldBe(50);
        var summary = await _listener.GetJsonAsync("/snapshots/latest");
        summary.GetProperty("snapshotId").GetString().ShouldBe(id);
        summary.GetProperty("calls").GetInt32().ShouldBe(8);
    }

    [Theory]
    [InlineData("2026-04-03", "succeeded")]
    [InlineData("2026-04-04", null)]
    public async Task Snapshot_InTheFirstDaysOfAMonth_HasOldPollsArchived(string day, string? expected)
    {
        _host.Clock.Advance(DateTimeOffset.Parse($"{day}T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture) - ApiHost.Now);
        await _host.SignInAsync(_listener);
        await _listener.TakeSnapshotAsync();

        var archive = (await _listener.GetJsonAsync("/jobs")).GetProperty("jobs").EnumerateArray().Where(job => job.GetProperty("kind").GetString() == "archive").ToList();

        archive.Count.ShouldBe(expected is null ? 0 : 1);
        foreach (var job in archive)
        {
            (await _listener.FollowJobAsync(job.GetProperty("id").GetString()!)).GetProperty("state").GetString().ShouldBe(expected);
        }
    }

    [Fact]
    public async Task SecondSnapshot_WithinADay_IsUpToDateUnlessForced()
    {
        await _listener.TakeSnapshotAsync();
        _host.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await SignIn.TakeTokenAsync(_listener);

        using var refused = await _listener.PostAsync("/snapshots", content: null, TestContext.Current.CancellationToken);
        var upToDate = await refused.JsonAsync();
        upToDate.GetProperty("status").GetString().ShouldBe("up-to-date");
        upToDate.GetProperty("nextEligibleAt").GetString().ShouldBe("2026-03-16T12:00:00Z");

        (await _listener.TakeSnapshotAsync("?force=true")).GetProperty("state").GetString().ShouldBe("succeeded");
        (await _listener.GetJsonAsync("/snapshots/latest")).GetProperty("forced").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Snapshots_AreListedNewestFirstInPages()
    {
        for (var day = 0; day < 3; day++)
        {
            await _listener.TakeSnapshotAsync("?force=true");
            _host.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        var first = await _listener.GetJsonAsync("/snapshots?limit=2");
        first.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("snapshotId").GetString())
            .ShouldBe(["2026-03-15T12-10-00Z", "2026-03-15T12-05-00Z"]);
        var rest = await _listener.GetJsonAsync($"/snapshots?limit=2&cursor={first.GetProperty("nextCursor").GetString()}");
        rest.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("snapshotId").GetString()).ShouldBe(["2026-03-15T12-00-00Z"]);
        rest.GetProperty("nextCursor").ValueKind.ShouldBe(JsonValueKind.Null);
        (await _listener.GetJsonAsync("/snapshots/metrics")).GetProperty("items").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task Snapshot_AfterSpotifyEndedThePermission_AsksForASignInAndKeepsEverything()
    {
        await _listener.TakeSnapshotAsync();
        _host.Clock.Advance(TimeSpan.FromHours(25));
        await SignIn.TakeTokenAsync(_listener);
        _host.Simulation.Tokens.Revoke("demo");

        using var answer = await _listener.PostAsync("/snapshots", content: null, TestContext.Current.CancellationToken);
        var job = await _listener.FollowJobAsync((await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString()!);
        job.GetProperty("state").GetString().ShouldBe("failed");
        job.GetProperty("problem").GetProperty("type").GetString().ShouldBe("urn:spotifyinsights:problem:sign-in-required");
        (await _listener.GetJsonAsync("/me")).GetProperty("needsSignIn").GetBoolean().ShouldBeTrue();
        (await _listener.GetJsonAsync("/metrics/temporal")).GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(50);

        using var again = await _listener.PostAsync("/snapshots", content: null, TestContext.Current.CancellationToken);
        await again.ProblemAsync(HttpStatusCode.Conflict, "sign-in-required");
    }

    [Fact]
    public async Task Snapshot_WhileTheQuotaIsUsedUp_WaitsUntilSpotifySaid()
    {
        _host.Simulation.Faults.Add(new Fault(SimulatedEndpoint.TopTracks, FaultKind.QuotaExceeded));

        using var answer = await _listener.PostAsync("/snapshots", content: null, TestContext.Current.CancellationToken);
        var jobId = (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString()!;
        var waiting = await UntilAsync(jobId, status => status.GetProperty("nextAttemptAt").ValueKind == JsonValueKind.String);

        waiting.GetProperty("state").GetString().ShouldBe("queued");
        waiting.GetProperty("problem").GetProperty("type").GetString().ShouldBe("urn:spotifyinsights:problem:spotify-quota");
        waiting.GetProperty("nextAttemptAt").GetDateTimeOffset().ShouldBeGreaterThan(ApiHost.Now.AddHours(10));
    }

    [Theory]
    [InlineData("/snapshots/2026-01-01T00-00-00Z")]
    [InlineData("/snapshots/latest")]
    [InlineData("/snapshots/..%2F..")]
    [InlineData("/snapshots/nonsense/top-tracks")]
    [InlineData("/snapshots/2026-01-01T00-00-00Z/metrics")]
    public async Task Snapshot_ThatIsNotThere_Is404Problem(string path)
    {
        using var answer = await _listener.GetAsync(path, TestContext.Current.CancellationToken);
        await answer.ProblemAsync(HttpStatusCode.NotFound, "snapshot-not-found");
    }

    [Theory]
    [InlineData("/snapshots?limit=0", "limit")]
    [InlineData("/snapshots?limit=101", "limit")]
    [InlineData("/snapshots?limit=many", "limit")]
    [InlineData("/snapshots?cursor=..", "cursor")]
    [InlineData("/snapshots/metrics?limit=-1", "limit")]
    [InlineData("/snapshots/latest/top-tracks?range=ever", "range")]
    [InlineData("/jobs?limit=0", "limit")]
    public async Task Request_WithAMistake_NamesTheField(string path, string field)
    {
        using var answer = await _listener.GetAsync(path, TestContext.Current.CancellationToken);
        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").GetProperty(field).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Job_OfAnotherListener_DoesNotExist()
    {
        var job = await _listener.TakeSnapshotAsync();
        using var other = _host.As("somebody-else");
        foreach (var path in new[] { "", "/events" })
        {
            using var answer = await other.GetAsync($"/jobs/{job.GetProperty("id").GetString()}{path}", TestContext.Current.CancellationToken);
            await answer.ProblemAsync(HttpStatusCode.NotFound, "job-not-found");
        }

        using var snapshot = await other.GetAsync("/snapshots/2026-03-15T12-00-00Z", TestContext.Current.CancellationToken);
        await snapshot.ProblemAsync(HttpStatusCode.NotFound, "snapshot-not-found");
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _host.DisposeAsync();
    }

    private async Task<JsonElement> UntilAsync(string jobId, Func<JsonElement, bool> isReached)
    {
        var limit = Patience.Token();
        await using var events = await _listener.GetStreamAsync($"/jobs/{jobId}/events", limit);
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(events).EnumerateAsync(limit))
        {
            var status = JsonSerializer.Deserialize<JsonElement>(item.Data);
            if (isReached(status))
            {
                return status;
            }
        }

        throw new InvalidOperationException("The job ended before.");
    }
}
