using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Operator;

/// <summary>What the owner of the instance sees of all listeners and does with their jobs, and that nobody else does.</summary>
public sealed class OperatorViewTests : IAsyncLifetime
{
    private readonly ApiHost host = new();
    private HttpClient owner = null!;
    private HttpClient light = null!;

    public async ValueTask InitializeAsync()
    {
        host.Settings["Auth:AllowedSpotifyIds:0"] = "demo";
        host.Settings["Auth:AllowedSpotifyIds:1"] = "light";
        (owner, light) = (host.Anonymous(), host.Anonymous());
        await host.SignInAsync(owner);
        await host.SignInAsync(light, "light");
    }

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        light.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Listeners_AreListedWithStateAndCost()
    {
        await light.TakeSnapshotAsync();

        var seen = await owner.GetJsonAsync("/operator/listeners");

        var rows = seen.GetProperty("items").EnumerateArray().ToList();
        rows.Select(row => row.GetProperty("userId").GetString()).ShouldBe(["demo", "light"]);
        rows.Select(row => row.GetProperty("state").GetString()).ShouldBe(["waiting", "on-schedule"]);
        rows[1].GetProperty("lagMinutes").GetDouble().ShouldBe(0);
        seen.GetProperty("callsOfDay").GetInt64().ShouldBe(10, "one snapshot, and who it is at each of two sign-ins");
        seen.GetProperty("dailyCalls").GetInt32().ShouldBe(1000);
        seen.GetProperty("leastPaceMinutes").GetDouble().ShouldBe(0);
    }

    [Fact]
    public async Task Jobs_ThatWaitAndFailed_AreFoundRetriedAndCancelled()
    {
        host.Simulation.Faults.Add(new Fault(SimulatedEndpoint.TopTracks, FaultKind.QuotaExceeded));
        var waiting = await StartAsync(light);
        await UntilAsync(waiting, status => status.GetProperty("nextAttemptAt").ValueKind == JsonValueKind.String);
        (await IdsAsync("waiting")).ShouldBe([waiting]);
        (await IdsAsync("running")).ShouldBeEmpty();

        // The block is still there: the attempt is made at once and ends the same way.
        using (var retried = await owner.PostAsync($"/operator/jobs/{waiting}/retry", content: null, Patience.Token()))
        {
            var answer = await retried.JsonAsync(HttpStatusCode.Accepted);
            answer.GetProperty("userId").GetString().ShouldBe("light");
            answer.GetProperty("job").GetProperty("id").GetString().ShouldBe(waiting);
        }

        await UntilAsync(waiting, status => status.GetProperty("attempts").GetInt32() == 2 && status.GetProperty("nextAttemptAt").ValueKind == JsonValueKind.String);
        using (var cancelled = await owner.DeleteAsync($"/operator/jobs/{waiting}", Patience.Token()))
        {
            (await cancelled.JsonAsync()).GetProperty("job").GetProperty("state").GetString().ShouldBe("cancelled");
        }

        host.Clock.Advance(TimeSpan.FromHours(23));
        await host.SignInAsync(owner);
        using var again = await owner.PostAsync($"/operator/jobs/{waiting}/retry", content: null, Patience.Token());
        var next = (await again.JsonAsync(HttpStatusCode.Accepted)).GetProperty("job").GetProperty("id").GetString()!;
        next.ShouldNotBe(waiting);
        await UntilAsync(next, status => status.GetProperty("finishedAt").ValueKind == JsonValueKind.String);
        using var needless = await owner.PostAsync($"/operator/jobs/{next}/retry", content: null, Patience.Token());
        await needless.ProblemAsync(HttpStatusCode.Conflict, "job-not-stuck");
        using var late = await owner.DeleteAsync($"/operator/jobs/{next}", Patience.Token());
        await late.ProblemAsync(HttpStatusCode.Conflict, "job-has-ended");
    }

    [Fact]
    public async Task Jobs_ThatFailed_ShowTheirProblemPageByPage()
    {
        host.Simulation.Faults.Add(new Fault(SimulatedEndpoint.RecentlyPlayed, FaultKind.Forbidden, Times: 2));
        await light.TakeSnapshotAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await owner.TakeSnapshotAsync();
        await owner.TakeSnapshotAsync();

        var first = await owner.GetJsonAsync("/operator/jobs?stage=failed&limit=1");
        var second = await owner.GetJsonAsync($"/operator/jobs?stage=failed&limit=1&cursor={Uri.EscapeDataString(first.GetProperty("nextCursor").GetString()!)}");

        string?[] users = [Only(first).GetProperty("userId").GetString(), Only(second).GetProperty("userId").GetString()];
        users.ShouldBe(["demo", "light"]);
        Only(second).GetProperty("job").GetProperty("problem").GetProperty("type").GetString().ShouldBe("urn:spotifyinsights:problem:spotify-refused");
        second.GetProperty("nextCursor").ValueKind.ShouldBe(JsonValueKind.Null);
        (await owner.GetJsonAsync("/operator/jobs")).GetProperty("items").GetArrayLength().ShouldBe(3);
    }

    [Theory]
    [InlineData("GET", "/operator/listeners")]
    [InlineData("GET", "/operator/jobs")]
    [InlineData("POST", "/operator/jobs/x/retry")]
    [InlineData("DELETE", "/operator/jobs/x")]
    public async Task Others_AreRefused(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await light.SendAsync(request, Patience.Token());
        (await answer.ProblemAsync(HttpStatusCode.Forbidden, "forbidden")).GetProperty("detail").GetString().ShouldBe("Only the owner of this instance may do this.");

        using var made = await light.PostAsJsonAsync("/api-keys", new { name = "Mine", scopes = new[] { "operate" } }, Patience.Token());
        using var program = host.Anonymous();
        program.DefaultRequestHeaders.Add("X-API-Key", (await made.JsonAsync(HttpStatusCode.Created)).GetProperty("apiKey").GetString());
        using var byKey = await program.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Patience.Token());
        await byKey.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    private static JsonElement Only(JsonElement page) => page.GetProperty("items").EnumerateArray().Single();

    private static async Task<string> StartAsync(HttpClient listener)
    {
        using var answer = await listener.PostAsync("/snapshots", content: null, Patience.Token());
        return (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString()!;
    }

    private async Task<List<string?>> IdsAsync(string stage) =>
        [.. (await owner.GetJsonAsync($"/operator/jobs?stage={stage}")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("job").GetProperty("id").GetString())];

    private async Task UntilAsync(string jobId, Func<JsonElement, bool> isReached)
    {
        var limit = Patience.Token();
        using var follower = host.As("light");
        while (!isReached(await follower.GetJsonAsync($"/jobs/{jobId}")))
        {
            await Patience.PauseAsync(limit);
        }
    }
}
