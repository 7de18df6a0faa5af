using System.Net;
using System.Text.Json;

namespace SpotifyInsights.Tests.Api;

/// <summary>The comparison family through the whole application.</summary>
public sealed class ComparisonTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();
    private HttpClient _listener = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _listener = _host.Anonymous();
        await _host.SignInAsync(_listener);
    }

    [Fact]
    public async Task Comparison_BeforeTheFirstSnapshot_IsEmptyAndAnswers()
    {
        var metrics = await _listener.GetJsonAsync("/metrics/comparison");

        metrics.GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(0);
        metrics.GetProperty("windows").GetProperty("tracks").GetProperty("overlapShare").ValueKind.ShouldBe(JsonValueKind.Null);
        (metrics.GetProperty("ranges").GetArrayLength(), metrics.GetProperty("snapshots").GetArrayLength(), metrics.GetProperty("insights").GetArrayLength()).ShouldBe((0, 0, 0));
        metrics.GetProperty("persona").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Comparison_Defaults_AreTheLast30DaysAndThe30SixMonthsBefore()
    {
        await _listener.TakeSnapshotAsync();

        var windows = (await _listener.GetJsonAsync("/metrics/comparison")).GetProperty("windows");

        Dates(windows, "a").ShouldBe(("2026-02-14", "2026-03-16"));
        Dates(windows, "b").ShouldBe(("2025-08-17", "2025-09-16"));
        windows.GetProperty("a").GetProperty("label").GetString().ShouldBe("the last 30 days");
        windows.GetProperty("a").GetProperty("plays").GetInt32().ShouldBe(50);
        windows.GetProperty("b").GetProperty("plays").ValueKind.ShouldBe(JsonValueKind.Null, "nothing is known of that time");
    }

    [Fact]
    public async Task Comparison_NamedWindows_AreUsed()
    {
        await _listener.TakeSnapshotAsync();

        var metrics = await _listener.GetJsonAsync("/metrics/comparison?a=2026-03-14..2026-03-16&b=2026-03-01..2026-03-14&top=3&timeZone=Asia/Kolkata");

        Dates(metrics.GetProperty("windows"), "b").ShouldBe(("2026-03-01", "2026-03-14"));
        metrics.GetProperty("windows").GetProperty("artists").GetProperty("countA").GetInt32().ShouldBe(3);
        metrics.GetProperty("basisB").GetProperty("window").GetProperty("timeZone").GetString().ShouldBe("Asia/Kolkata");
        (metrics.GetProperty("basis").GetProperty("plays").GetInt32() + metrics.GetProperty("basisB").GetProperty("plays").GetInt32()).ShouldBeLessThanOrEqualTo(50);
    }

    [Fact]
    public async Task Ranges_OfTheNewestSnapshot_AreSpotifysLists()
    {
        await _listener.TakeSnapshotAsync();
        var shortList = await KeysAsync("short");
        var longList = await KeysAsync("long");

        var ranges = (await _listener.GetJsonAsync("/metrics/comparison")).GetProperty("ranges");

        ranges.EnumerateArray().Select(lists => $"{lists.GetProperty("a").GetProperty("range")}-{lists.GetProperty("b").GetProperty("range")}").ShouldBe(["short-long", "short-medium", "medium-long"]);
        var tracks = ranges[0].GetProperty("tracks");
        tracks.GetProperty("overlap").GetInt32().ShouldBe(shortList.Intersect(longList).Count());
        Keys(tracks, "both").Concat(Keys(tracks, "onlyA")).ShouldBe(shortList, ignoreOrder: true);
        Keys(tracks, "onlyB").ShouldBe(longList.Except(shortList));
        ranges[0].GetProperty("a").GetProperty("takenAt").GetString().ShouldBe("2026-03-15T12:00:00Z");
    }

    [Fact]
    public async Task Snapshots_Two_AreComparedRangeByRange()
    {
        await _listener.TakeSnapshotAsync();
        _host.Clock.Advance(TimeSpan.FromDays(40));
        await _host.SignInAsync(_listener);
        await _listener.TakeSnapshotAsync();
        var ids = (await _listener.GetJsonAsync("/snapshots")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("snapshotId").GetString()!).ToList();

        var named = await _listener.GetJsonAsync($"/metrics/comparison?snapshotA={ids[0]}&snapshotB={ids[1]}");
        var implied = await _listener.GetJsonAsync($"/metrics/comparison?snapshotB={ids[1]}");

        var snapshots = named.GetProperty("snapshots");
        snapshots.EnumerateArray().Select(lists => lists.GetProperty("b").GetProperty("range").GetString()).ShouldBe(["short", "medium", "long"]);
        snapshots[0].GetProperty("a").GetProperty("snapshotId").GetString().ShouldBe(ids[0]);
        snapshots[0].GetProperty("b").GetProperty("snapshotId").GetString().ShouldBe(ids[1]);
        snapshots[0].GetProperty("tracks").GetProperty("countA").GetInt32().ShouldBeGreaterThan(0);
        implied.GetProperty("snapshots").GetRawText().ShouldBe(snapshots.GetRawText(), "the newest stands in for A");
        (await _listener.GetJsonAsync($"/metrics/comparison?snapshot={ids[1]}")).GetProperty("ranges")[0].GetProperty("a").GetProperty("snapshotId").GetString().ShouldBe(ids[1]);
    }

    [Fact]
    public async Task AsOf_BeforeASnapshot_DoesNotKnowIt()
    {
        await _listener.TakeSnapshotAsync();
        _host.Clock.Advance(TimeSpan.FromDays(40));
        await _host.SignInAsync(_listener);
        await _listener.TakeSnapshotAsync();
        var ids = (await _listener.GetJsonAsync("/snapshots")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("snapshotId").GetString()!).ToList();

        var then = await _listener.GetJsonAsync("/metrics/comparison?asOf=" + ids[1]);
        then.GetProperty("ranges")[0].GetProperty("a").GetProperty("snapshotId").GetString().ShouldBe(ids[1]);
        then.GetProperty("basis").GetProperty("asOf").GetString().ShouldStartWith("2026-03-15T12:00");
        Dates(then.GetProperty("windows"), "a").ShouldBe(("2026-02-14", "2026-03-16"));
        (await _listener.GetJsonAsync("/metrics/comparison?asOf=2026-03-15T11:59:00Z")).GetProperty("ranges").GetArrayLength().ShouldBe(0);

        using var refused = await _listener.GetAsync($"/metrics/comparison?asOf={ids[1]}&snapshotB={ids[0]}", Token);
        var problem = await refused.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").GetProperty("snapshotB")[0].GetString()!.ShouldContain("after `asOf`");
    }

    [Fact]
    public async Task Comparison_AmongSeveralFamilies_IsThatOfItsOwnEndpoint_AndOfTheEndOfTheirWindow()
    {
        await _listener.TakeSnapshotAsync();

        var own = await _listener.GetJsonAsync("/metrics/comparison?top=3");
        (await _listener.GetJsonAsync("/metrics?families=comparison&top=3")).GetProperty("comparison").GetRawText().ShouldBe(own.GetRawText());
        var past = (await _listener.GetJsonAsync("/metrics?families=comparison,content&from=2025-01-01&to=2025-03-01")).GetProperty("comparison");
        Dates(past.GetProperty("windows"), "a").ShouldBe(("2025-01-30", "2025-03-01"));
        var ancient = (await _listener.GetJsonAsync("/metrics?families=comparison&from=1900-01-01&to=1900-01-02")).GetProperty("comparison");
        Dates(ancient.GetProperty("windows"), "a").ShouldBe(("1900-01-01", "1900-01-02"));
        (await _listener.GetJsonAsync("/insights")).GetProperty("families").EnumerateArray().Select(family => family.GetString()).ShouldContain("comparison");
    }

    [Fact]
    public async Task Comparison_HeldByTheClient_IsNotSentAgain()
    {
        await _listener.TakeSnapshotAsync();
        using var first = await _listener.GetAsync("/metrics/comparison?a=2026-03-14..2026-03-16", Token);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/metrics/comparison?a=2026-03-14..2026-03-16");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var held = await _listener.SendAsync(again, Token);
        using var other = await _listener.GetAsync("/metrics/comparison?a=2026-03-13..2026-03-16", Token);

        held.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        other.Headers.ETag.ShouldNotBe(first.Headers.ETag);
    }

    [Theory]
    [InlineData("a=2026-01-01", "a", "2026-01-01..2026-04-01")]
    [InlineData("a=2026-01-01..", "a", "2026-01-01..2026-04-01")]
    [InlineData("b=2026-04-01..2026-01-01", "b", "the first before the second")]
    [InlineData("b=2026-04-01..2026-04-01", "b", "the first before the second")]
    [InlineData("a=1899-12-31..1900-02-01", "a", "from 1900 to 2100")]
    [InlineData("a=2026-01-01..2026-04-01..2026-05-01", "a", "is not a window")]
    [InlineData("snapshot=newest", "snapshot", "2026-03-15T12-00-00Z")]
    [InlineData("snapshot=2026-03-01T12-00-00Z", "snapshot", "none of your snapshots")]
    [InlineData("snapshotB=2026-03-01T12-00-00Z", "snapshotB", "none of your snapshots")]
    [InlineData("snapshotA=2026-03-01T12-00-00Z", "snapshotB", "missing")]
    [InlineData("snapshotB=../..", "snapshotB", "not the id of a snapshot")]
    [InlineData("top=0", "top", "from 1 to 50")]
    [InlineData("timeZone=Mars/Olympus", "timeZone", "IANA")]
    [InlineData("credit=last", "credit", "first, all")]
    [InlineData("asOf=2027-03-01T12:00:00Z", "asOf", "lies in the future")]
    public async Task Comparison_WithAMistake_NamesTheParameterAndTheAllowedValues(string query, string field, string allowed)
    {
        using var answer = await _listener.GetAsync("/metrics/comparison?" + query, Token);

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([field]);
        problem.GetProperty("errors").GetProperty(field)[0].GetString()!.ShouldContain(allowed);
    }

    [Fact]
    public async Task Snapshots_OfSomebodyElse_AreNone()
    {
        await _listener.TakeSnapshotAsync();
        var id = (await _listener.GetJsonAsync("/snapshots")).GetProperty("items")[0].GetProperty("snapshotId").GetString();
        using var other = _host.As("other");

        using var refused = await other.GetAsync($"/metrics/comparison?snapshot={id}", Token);

        (await refused.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).GetProperty("errors").GetProperty("snapshot").GetArrayLength().ShouldBe(1);
        (await other.GetJsonAsync("/metrics/comparison")).GetProperty("ranges").GetArrayLength().ShouldBe(0);
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _host.DisposeAsync();
    }

    private static (string? From, string? To) Dates(JsonElement windows, string side) =>
        (windows.GetProperty(side).GetProperty("from").GetString(), windows.GetProperty(side).GetProperty("to").GetString());

    private static IEnumerable<string?> Keys(JsonElement items, string set) => items.GetProperty(set).EnumerateArray().Select(item => item.GetProperty("key").GetString());

    private async Task<IReadOnlyList<string?>> KeysAsync(string range) =>
        [.. (await _listener.GetJsonAsync("/snapshots/latest/top-tracks?range=" + range)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("trackId").GetString())];
}
