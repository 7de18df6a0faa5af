using System.Net;
using System.Text.Json;
using NodaTime;
using SpotifyInsights.Simulator.Exports;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.Planning;

/// <summary>What a listener sees of the collection, and the three ways to set it going, through the whole application.</summary>
public sealed class MyCollectionTests : IAsyncDisposable
{
    private readonly ApiHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Collection_AfterASnapshot_SaysWhatIsNext()
    {
        using var listener = await SignedInAsync();
        await listener.TakeSnapshotAsync();

        var seen = await listener.GetJsonAsync("/me/collection");

        Text(seen, "mode").ShouldBe("background");
        Text(seen, "state").ShouldBe("on-schedule");
        Text(seen, "authorizedAt").ShouldBe("2026-03-15T12:00:00Z");
        Text(seen, "signInEndsAt").ShouldBe("2026-09-15T12:00:00Z");
        seen.GetProperty("signInDaysLeft").GetInt32().ShouldBe(184);
        Text(seen, "lastSuccessAt").ShouldBe("2026-03-15T12:00:00Z");
        Text(seen, "nextSnapshotAt").ShouldBe("2026-03-16T12:00:00Z");
        seen.GetProperty("paceMinutes").GetDouble().ShouldBeInRange(15, 120);
        seen.GetProperty("gaps").GetArrayLength().ShouldBe(0);
        seen.GetProperty("blocks").GetArrayLength().ShouldBe(0);
    }

    // Four days later far more than 50 plays have passed: what the basis calls missed is recorded, closed by a whole export and open again without it.
    [Fact]
    public async Task Gap_IsTheOneOfTheBasis_ClosedByAnExportAndOpenedByItsUndo()
    {
        using var listener = await SignedInAsync();
        await listener.TakeSnapshotAsync();
        host.Clock.Advance(TimeSpan.FromDays(4));
        await host.SignInAsync(listener);
        await listener.TakeSnapshotAsync();

        var gap = (await GapsAsync(listener)).ShouldHaveSingleItem();
        gap.GetProperty("closedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        var basis = (await listener.GetJsonAsync("/metrics/temporal?timeZone=Etc/UTC")).GetProperty("basis").GetProperty("gaps").EnumerateArray()
            .Single(one => one.GetProperty("reason").GetString() == "missed");
        (Text(gap, "from"), Text(gap, "to")).ShouldBe((Text(basis, "from"), Text(basis, "to")));
        Text(gap, "from").ShouldBe("2026-03-15T12:00:00Z");

        var now = Instant.FromDateTimeOffset(host.Clock.GetUtcNow());
        var export = await Uploads.ExportAsync(host.Simulation.FindListener("demo")!.Life, new ExportOptions { From = now - Duration.FromDays(30), To = now, Quirks = ExportQuirks.Usual });
        var import = await listener.ImportedAsync(Uploads.File(export));
        Text((await GapsAsync(listener)).ShouldHaveSingleItem(), "closedAt").ShouldBe("2026-03-19T12:00:00Z");

        using var undo = await listener.DeleteAsync($"/imports/{import.GetProperty("importId").GetString()}", TestContext.Current.CancellationToken);
        await listener.FollowJobAsync((await undo.JsonAsync(HttpStatusCode.Accepted)).GetProperty("id").GetString()!);
        (await GapsAsync(listener)).ShouldHaveSingleItem().GetProperty("closedAt").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Sign_In_WhereItIsAskedFor_TakesASnapshotEachTime()
    {
        host.Settings["Collection:Mode"] = "OnSignIn";
        using var listener = await SignedInAsync();
        await EndedAsync(listener, expected: 1);
        await host.SignInAsync(listener);
        await EndedAsync(listener, expected: 2);

        var seen = await listener.GetJsonAsync("/me/collection");
        (Text(seen, "mode"), Text(seen, "state")).ShouldBe(("on-sign-in", "on-request"));
        seen.GetProperty("nextPollAt").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Sign_In_WhereItIsSmart_TakesASnapshotOnceADay()
    {
        host.Settings["Collection:Mode"] = "Smart";
        using var listener = await SignedInAsync();
        await EndedAsync(listener, expected: 1);
        host.Clock.Advance(TimeSpan.FromHours(23));
        await host.SignInAsync(listener);
        await EndedAsync(listener, expected: 1);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.SignInAsync(listener);
        await EndedAsync(listener, expected: 2);
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var listener = host.Anonymous();
        await host.SignInAsync(listener);
        return listener;
    }

    private static async Task EndedAsync(HttpClient listener, int expected)
    {
        var jobs = (await listener.GetJsonAsync("/jobs")).GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("id").GetString()!).ToList();
        jobs.Count.ShouldBe(expected);
        foreach (var job in jobs)
        {
            (await listener.FollowJobAsync(job)).GetProperty("state").GetString().ShouldBe("succeeded");
        }
    }

    private static async Task<List<JsonElement>> GapsAsync(HttpClient listener) => [.. (await listener.GetJsonAsync("/me/collection")).GetProperty("gaps").EnumerateArray()];

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
