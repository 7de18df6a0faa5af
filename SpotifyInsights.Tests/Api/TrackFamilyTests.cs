using System.Text.Json;
using SpotifyInsights.Simulator;

namespace SpotifyInsights.Tests.Api;

/// <summary>Popularity, release years and content through the whole application.</summary>
public sealed class TrackFamilyTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();
    private HttpClient _listener = null!;

    public static TheoryData<string> Paths => ["/metrics/popularity", "/metrics/release-years"];

    public async ValueTask InitializeAsync()
    {
        _listener = _host.Anonymous();
        await _host.SignInAsync(_listener);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Family_BeforeTheFirstSnapshot_IsEmptyAndAnswers(string path)
    {
        var metrics = await _listener.GetJsonAsync(path);

        metrics.GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(0);
        metrics.GetProperty("periods").GetArrayLength().ShouldBe(0);
        metrics.GetProperty("insights").GetArrayLength().ShouldBe(0);
        metrics.GetProperty("basis").GetProperty("attributes").EnumerateArray()
            .ShouldAllBe(line => line.GetProperty("coverage").ValueKind == JsonValueKind.Null && line.GetProperty("source").ValueKind == JsonValueKind.Null);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Family_AfterASnapshot_HasEveryPlayInItsPeriods(string path)
    {
        await _listener.TakeSnapshotAsync();

        var metrics = await _listener.GetJsonAsync(path + "?granularity=day&timeZone=Asia/Kolkata");

        metrics.GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(50);
        metrics.GetProperty("periods").EnumerateArray().Sum(period => period.GetProperty("plays") is { ValueKind: JsonValueKind.Number } plays ? plays.GetInt32() : 0)
            .ShouldBe(50);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Family_WithAMistake_NamesTheParameter(string path)
    {
        using var answer = await _listener.GetAsync(path + "?granularity=hourly", TestContext.Current.CancellationToken);

        var problem = await answer.ProblemAsync(System.Net.HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["granularity"]);
    }

    [Fact]
    public async Task Popularity_WhereSpotifyGivesNone_IsNullWithCoverageZero()
    {
        await _listener.TakeSnapshotAsync();

        var metrics = await _listener.GetJsonAsync("/metrics/popularity");

        metrics.GetProperty("basis").GetProperty("attributes").EnumerateArray()
            .ShouldAllBe(line => line.GetProperty("coverage").GetDouble() == 0 && line.GetProperty("source").ValueKind == JsonValueKind.Null);
        var overall = metrics.GetProperty("overall");
        overall.GetProperty("coverage").GetDouble().ShouldBe(0);
        foreach (var unknown in (string[])["meanPopularity", "obscurityIndex", "meanFollowers", "hitShare", "bandShares", "nicheArtistShare"])
        {
            overall.GetProperty(unknown).ValueKind.ShouldBe(JsonValueKind.Null, unknown);
        }

        metrics.GetProperty("topArtists").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Popularity_WhereSpotifyGivesIt_IsKnown()
    {
        await using var host = new ApiHost(ResponseShape.Legacy);
        using var listener = host.Anonymous();
        await host.SignInAsync(listener);
        await listener.TakeSnapshotAsync();

        var metrics = await listener.GetJsonAsync("/metrics/popularity?top=3");

        metrics.GetProperty("basis").GetProperty("attributes")[0].GetProperty("source").GetString().ShouldBe("spotify");
        var overall = metrics.GetProperty("overall");
        overall.GetProperty("coverage").GetDouble().ShouldBe(1);
        overall.GetProperty("meanPopularity").GetDouble().ShouldBeInRange(1, 100);
        overall.GetProperty("bandShares").EnumerateArray().Sum(share => share.GetDouble()).ShouldBe(1, 1e-9);
        metrics.GetProperty("topArtists").EnumerateArray().Select(artist => artist.GetProperty("rank").GetInt32()).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task ReleaseYears_OfASnapshot_HaveDecadesThatSumToOne()
    {
        await _listener.TakeSnapshotAsync();

        var metrics = await _listener.GetJsonAsync("/metrics/release-years");

        metrics.GetProperty("basis").GetProperty("attributes")[0].GetProperty("source").GetString().ShouldBe("spotify");
        metrics.GetProperty("byPlays").GetProperty("known").GetInt32().ShouldBeInRange(1, 50);
        metrics.GetProperty("decades").EnumerateArray().Sum(decade => decade.GetProperty("share").GetDouble()).ShouldBe(1, 1e-9);
        metrics.GetProperty("histogram").EnumerateArray().Sum(year => year.GetProperty("plays").GetInt32())
            .ShouldBe(metrics.GetProperty("byPlays").GetProperty("known").GetInt32());
        metrics.GetProperty("newestYear").GetInt32().ShouldBeInRange(1900, 2026);
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _host.DisposeAsync();
    }
}
