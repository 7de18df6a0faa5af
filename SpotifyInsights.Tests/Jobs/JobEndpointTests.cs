using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Jobs;

public sealed class JobEndpointTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly GatedWork work = new(JobKind.Poll);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Get_OwnJob_IsItsStatus()
    {
        await using var host = await JobHost.StartAsync(folder, [work]);
        var job = await host.EnqueueAsync(JobKind.Poll, "ada");
        (await work.NextRunAsync()).Succeed(new { dataVersion = "v7" });
        await host.UntilEndAsync(job.Id);

        var status = await host.CreateClient("ada").GetFromJsonAsync<JsonElement>($"/jobs/{job.Id}", Patience.Token());

        status.GetProperty("id").GetString().ShouldBe(job.Id);
        status.GetProperty("kind").GetString().ShouldBe("poll");
        status.GetProperty("state").GetString().ShouldBe("succeeded");
        status.GetProperty("progress").GetDouble().ShouldBe(1);
        status.GetProperty("dataVersion").GetString().ShouldBe("v7");
        status.GetProperty("result").GetProperty("dataVersion").GetString().ShouldBe("v7");
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/events")]
    [InlineData("POST", "/events-ticket")]
    [InlineData("DELETE", "")]
    public async Task ForeignJob_AnswersLikeAnUnknownOne(string method, string suffix)
    {
        await using var host = await JobHost.StartAsync(folder, [work]);
        var job = await host.EnqueueAsync(JobKind.Poll, "ada");
        await work.NextRunAsync();
        var bob = host.CreateClient("bob");
        var unknownId = new string('0', job.Id.Length);

        var foreign = await ProblemAsync(bob, method, $"/jobs/{job.Id}{suffix}", HttpStatusCode.NotFound);
        var unknown = await ProblemAsync(bob, method, $"/jobs/{unknownId}{suffix}", HttpStatusCode.NotFound);

        foreign.GetProperty("type").GetString().ShouldBe("urn:spotifyinsights:problem:job-not-found");
        WithoutTraceOrId(foreign, job.Id).ShouldBe(WithoutTraceOrId(unknown, unknownId));
        (await host.FindAsync(job.Id)).CancelRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task List_OwnJobs_NewestFirst()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await using var host = await JobHost.StartAsync(folder, [new InstantWork(JobKind.Poll), new InstantWork(JobKind.Snapshot)], time);
        List<string> ids = [];
        foreach (var (kind, user) in new[] { (JobKind.Poll, "ada"), (JobKind.Snapshot, "bob"), (JobKind.Snapshot, "ada"), (JobKind.Poll, "ada") })
        {
            var job = await host.EnqueueAsync(kind, user);
            await host.UntilEndAsync(job.Id);
            ids.Add(job.Id);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        (await IdsAsync(host, "")).ShouldBe([ids[3], ids[2], ids[0]]);
        (await IdsAsync(host, "?limit=2")).ShouldBe([ids[3], ids[2]]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("many")]
    public async Task List_LimitOutOfRange_IsRefusedNamingTheField(string limit)
    {
        await using var host = await JobHost.StartAsync(folder, []);

        var problem = await ProblemAsync(host.CreateClient("ada"), "GET", $"/jobs?limit={limit}", HttpStatusCode.BadRequest);

        problem.GetProperty("type").GetString().ShouldBe("urn:spotifyinsights:problem:invalid-request");
        problem.GetProperty("errors").GetProperty("limit")[0].GetString().ShouldBe($"'{limit}' is not a number from 1 to 100.");
    }

    [Fact]
    public async Task Delete_QueuedThenRunningThenEnded_AnswersEach()
    {
        var snapshots = new GatedWork(JobKind.Snapshot);
        await using var host = await JobHost.StartAsync(folder, [work, snapshots]);
        var ada = host.CreateClient("ada");
        var running = await host.EnqueueAsync(JobKind.Snapshot, "ada");
        await snapshots.NextRunAsync();
        var queued = await host.EnqueueAsync(JobKind.Poll, "ada");

        using var ofQueued = await ada.DeleteAsync($"/jobs/{queued.Id}", Patience.Token());
        using var ofRunning = await ada.DeleteAsync($"/jobs/{running.Id}", Patience.Token());
        await host.UntilEndAsync(running.Id);
        using var again = await ada.DeleteAsync($"/jobs/{running.Id}", Patience.Token());
        var succeeded = await host.EnqueueAsync(JobKind.Poll, "ada");
        (await work.NextRunAsync()).Succeed();
        await host.UntilEndAsync(succeeded.Id);

        ofQueued.StatusCode.ShouldBe(HttpStatusCode.OK);
        ofRunning.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        ofRunning.Headers.Location.ShouldNotBeNull().ToString().ShouldBe($"/jobs/{running.Id}");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.Content.ReadFromJsonAsync<JsonElement>(Patience.Token())).GetProperty("state").GetString().ShouldBe("cancelled");
        (await ProblemAsync(ada, "DELETE", $"/jobs/{succeeded.Id}", HttpStatusCode.Conflict))
            .GetProperty("type").GetString().ShouldBe("urn:spotifyinsights:problem:job-has-ended");
    }

    [Fact]
    public async Task Events_FollowTheJobToItsEnd()
    {
        await using var host = await JobHost.StartAsync(folder, [work]);
        var job = await host.EnqueueAsync(JobKind.Poll, "ada");
        var run = await work.NextRunAsync();
        using var response = await host.CreateClient("ada").GetAsync(
            $"/jobs/{job.Id}/events", HttpCompletionOption.ResponseHeadersRead, Patience.Token());
        response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/event-stream");
        await using var events = Read(response).GetAsyncEnumerator(Patience.Token());

        (await NextAsync(events)).ShouldBe(("job", "2", "running", 0));
        run.Context.Report(new JobStep(1));
        (await NextAsync(events)).ShouldBe(("job", "3", "running", 0.5));
        run.Succeed();
        (await NextAsync(events)).ShouldBe(("job", "4", "succeeded", 1));
        (await events.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Events_OfAnEndedJob_AreItsFinalState_AndNothingForWhoHasSeenIt()
    {
        await using var host = await JobHost.StartAsync(folder, [new InstantWork(JobKind.Poll)]);
        var job = await host.EnqueueAsync(JobKind.Poll, "ada");
        await host.UntilEndAsync(job.Id);
        var ada = host.CreateClient("ada");

        using var response = await ada.GetAsync($"/jobs/{job.Id}/events", Patience.Token());
        List<SseItem<string>> items = [];
        await foreach (var item in Read(response))
        {
            items.Add(item);
        }

        items.ShouldHaveSingleItem().EventId.ShouldBe("3");
        ada.DefaultRequestHeaders.Add("Last-Event-ID", "3");
        using var comeBack = await ada.GetAsync($"/jobs/{job.Id}/events", Patience.Token());
        comeBack.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Events_NothingHappens_SayThatTheyAreAlive_AndSeeWhatAnotherProcessDid()
    {
        var heartbeat = TimeSpan.FromSeconds(17);
        var time = new ManualTime(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await using var host = await JobHost.StartAsync(folder, [work], time, new() { ["Jobs:Heartbeat"] = "00:00:17" });
        var job = await host.EnqueueAsync(JobKind.Poll, "ada");
        await work.NextRunAsync();
        var waits = time.TimerSet(heartbeat);
        using var response = await host.CreateClient("ada").GetAsync(
            $"/jobs/{job.Id}/events", HttpCompletionOption.ResponseHeadersRead, Patience.Token());
        await using var events = Read(response).GetAsyncEnumerator(Patience.Token());
        await NextAsync(events);

        await waits.WaitAsync(Patience.Token());
        waits = time.TimerSet(heartbeat);
        time.Advance(heartbeat);
        (await NextAsync(events)).ShouldBe(("heartbeat", "2", "running", 0));

        var elsewhere = new JobStore(Service<JobDatabase>(host), new JobEvents(), []);
        await elsewhere.SetStepAsync(await host.FindAsync(job.Id), new JobStep(1), Patience.Token());
        await waits.WaitAsync(Patience.Token());
        time.Advance(heartbeat);
        (await NextAsync(events)).ShouldBe(("job", "3", "running", 0.5));
    }

    [Fact]
    public async Task Events_ProcessStops_End()
    {
        await using var host = await JobHost.StartAsync(folder, [work]);
        var job = await host.EnqueueAsync(JobKind.Poll, "ada");
        await work.NextRunAsync();
        using var response = await host.CreateClient("ada").GetAsync(
            $"/jobs/{job.Id}/events", HttpCompletionOption.ResponseHeadersRead, Patience.Token());
        await using var events = Read(response).GetAsyncEnumerator(Patience.Token());
        await NextAsync(events);

        await host.StopAsync();

        (await events.MoveNextAsync()).ShouldBeFalse();
    }

    private static T Service<T>(JobHost host)
        where T : notnull => (T)host.Services.GetService(typeof(T))!;

    private static async Task<List<string>> IdsAsync(JobHost host, string query)
    {
        var list = await host.CreateClient("ada").GetFromJsonAsync<JsonElement>($"/jobs{query}", Patience.Token());
        return [.. list.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("id").GetString()!)];
    }

    private static async Task<JsonElement> ProblemAsync(HttpClient client, string method, string path, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await client.SendAsync(request, Patience.Token());
        response.StatusCode.ShouldBe(expected);
        response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("application/problem+json");
        return await response.Content.ReadFromJsonAsync<JsonElement>(Patience.Token());
    }

    private static string WithoutTraceOrId(JsonElement problem, string id) => string.Join(
        '\n',
        problem.EnumerateObject().Where(member => member.Name != "traceId").Select(member => member.ToString().Replace(id, "{id}")));

    private static async IAsyncEnumerable<SseItem<string>> Read(HttpResponseMessage response)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(Patience.Token());
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(Patience.Token()))
        {
            yield return item;
        }
    }

    private static async Task<(string Type, string? Id, string? State, double Progress)> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        (await events.MoveNextAsync()).ShouldBeTrue();
        var status = JsonSerializer.Deserialize<JsonElement>(events.Current.Data);
        return (events.Current.EventType, events.Current.EventId, status.GetProperty("state").GetString(), status.GetProperty("progress").GetDouble());
    }
}
