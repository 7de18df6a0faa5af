using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Reference;
using SpotifyInsights.Tests.Reference;

namespace SpotifyInsights.Tests.Api;

/// <summary>`/metrics` and `/insights`: what stands over all families, through the whole application.</summary>
public sealed class SeveralFamiliesTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();
    private HttpClient _listener = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _listener = _host.Anonymous();
        await _host.SignInAsync(_listener);
        await _listener.TakeSnapshotAsync();
    }

    [Fact]
    public async Task Metrics_WithoutNames_HasAllFamilies_EachAsItsOwnEndpointGivesIt()
    {
        var all = await _listener.GetJsonAsync("/metrics?granularity=week&top=3");

        var families = _host.Services.GetServices<MetricFamily>().Where(family => !family.NeedsReferenceData).ToList();
        all.EnumerateObject().Select(property => property.Name).ShouldBe(families.Select(family => SeveralAnswers.PropertyOf(family.Name)));
        typeof(SeveralMetrics).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .ShouldBe(families.Select(family => SeveralAnswers.PropertyOf(family.Name)), ignoreOrder: true);
        foreach (var family in families)
        {
            var alone = await _listener.GetStringAsync($"/metrics/{family.Name}?granularity=week&top=3", Token);
            all.GetProperty(SeveralAnswers.PropertyOf(family.Name)).GetRawText().ShouldBe(alone, family.Name);
        }
    }

    [Fact]
    public async Task Metrics_WithNames_HasThoseAlone_InAnyOrderOnce()
    {
        var two = await _listener.GetJsonAsync("/metrics?families=release-years,temporal, temporal");

        two.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null).Select(property => property.Name).ShouldBe(["temporal", "releaseYears"]);
    }

    [Theory]
    [InlineData("families=temporal,moods", "'moods' is none of temporal, artists, discovery,")]
    [InlineData("families=", "'' is none of")]
    [InlineData("families=Temporal", "'Temporal' is none of")]
    [InlineData("families=contexts", "'contexts' is none of")]
    public async Task Metrics_WithAnUnknownName_IsRefusedNamingParameterAndValues(string query, string message)
    {
        using var answer = await _listener.GetAsync("/metrics?" + query, Token);

        var errors = (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).GetProperty("errors");
        errors.EnumerateObject().Select(error => error.Name).ShouldBe(["families"]);
        errors.GetProperty("families")[0].GetString()!.ShouldStartWith(message);
    }

    [Fact]
    public async Task Metrics_LargerThanTheBound_IsRefusedAsTheFamilyItselfIs()
    {
        using var answer = await _listener.GetAsync("/metrics?families=temporal,artists&from=2024-01-01&granularity=day&top=50", Token);

        (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).GetProperty("errors").EnumerateObject().Select(error => error.Name)
            .ShouldBe(["granularity", "top"]);
        (await _listener.GetJsonAsync("/metrics?families=temporal&from=2024-01-01&granularity=day&top=50")).GetProperty("temporal").ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Theory]
    [InlineData("/metrics?families=temporal,artists")]
    [InlineData("/insights")]
    public async Task Answer_IsNamedAndHeld_AsEveryMetric(string path)
    {
        using var first = await _listener.GetAsync(path, Token);
        var body = await first.Content.ReadAsByteArrayAsync(Token);
        _host.Clock.Advance(TimeSpan.FromMinutes(10));
        _host.Services.GetRequiredService<AnswerCache>().Forget("demo");

        (await _listener.GetByteArrayAsync(path, Token)).ShouldBe(body);
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var held = await _listener.SendAsync(request, Token);
        held.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Insights_AreTheFamiliesOwn_BestFirst()
    {
        var insights = await _listener.GetJsonAsync("/insights");

        var all = await _listener.GetJsonAsync("/metrics");
        var own = all.EnumerateObject().SelectMany(family => family.Value.GetProperty("insights").EnumerateArray())
            .ToDictionary(insight => insight.GetProperty("id").GetString()!, insight => insight.GetProperty("text").GetString());
        var found = insights.GetProperty("insights").EnumerateArray().ToList();
        found.Count.ShouldBeGreaterThan(0);
        found.ShouldAllBe(insight => own[insight.GetProperty("id").GetString()!] == insight.GetProperty("text").GetString());
        found.Select(insight => insight.GetProperty("score").GetDouble()).ShouldBeInOrder(SortDirection.Descending);
        insights.GetProperty("families").EnumerateArray().Select(name => name.GetString())
            .ShouldBe(_host.Services.GetServices<MetricFamily>().Where(family => !family.NeedsReferenceData).Select(family => family.Name));
        insights.GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(50);
        insights.GetProperty("basis").GetProperty("attributes").EnumerateArray()
            .Select(line => (line.GetProperty("attribute").GetString(), line.GetProperty("source").GetString())).ShouldBeUnique();
    }

    [Fact]
    public async Task Insights_WithReferenceData_AskTheFamiliesOfTheSound()
    {
        var rig = new ReferenceRig();
        await rig.ImportAsync(System.Text.Encoding.UTF8.GetBytes(ReferenceRig.Csv(ReferenceRig.Row("known"))));
        _host.Services.GetRequiredService<ReferenceData>().Use(await rig.Data.GetAsync(Token));

        var insights = await _listener.GetJsonAsync("/insights");

        insights.GetProperty("families").EnumerateArray().Select(name => name.GetString()).TakeLast(2).ShouldBe(["audio-profile", "contexts"]);
        insights.GetProperty("insights").EnumerateArray().Select(insight => insight.GetProperty("id").GetString()).ShouldContain("audio-profile.insufficient-coverage");
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _host.DisposeAsync();
    }
}
