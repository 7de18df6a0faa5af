using System.Net;
using System.Text.Json;

namespace SpotifyInsights.Tests.Api;

/// <summary>Artists and discovery through HTTP: what a client sees before and after a snapshot, and what it is told about mistakes.</summary>
public sealed class ArtistFamilyTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();
    private HttpClient _listener = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _listener = _host.Anonymous();
        await _host.SignInAsync(_listener);
    }

    [Theory]
    [InlineData("/metrics/artists", "periods")]
    [InlineData("/metrics/discovery", "series")]
    public async Task Family_BeforeTheFirstSnapshot_IsEmptyAndAnswers(string path, string series)
    {
        var metrics = await _listener.GetJsonAsync(path);

        metrics.GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(0);
        metrics.GetProperty(series).GetArrayLength().ShouldBe(0);
        metrics.GetProperty("insights").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Artists_AfterASnapshot_RankWhatWasHeard()
    {
        await _listener.TakeSnapshotAsync();

        var metrics = await _listener.GetJsonAsync("/metrics/artists?granularity=week&top=3&credit=all&by=minutes");

        var rankings = metrics.GetProperty("ranking").EnumerateArray().Select(ranking => ranking.GetProperty("artists")).Where(top => top.ValueKind == JsonValueKind.Array).ToList();
        rankings.ShouldAllBe(top => top.GetArrayLength() <= 3);
        rankings[^1].EnumerateArray().Select(artist => artist.GetProperty("minutes").GetDouble()).ShouldBeInOrder(SortDirection.Descending);
        metrics.GetProperty("newTracks").EnumerateArray().Sum(period => period.GetProperty("count").GetInt32()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Discovery_AfterASnapshot_KnowsWhatSpotifyTells()
    {
        await _listener.TakeSnapshotAsync();

        var metrics = await _listener.GetJsonAsync("/metrics/discovery");

        metrics.GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(50);
        metrics.GetProperty("artistDiversity50").GetDouble().ShouldBe(metrics.GetProperty("uniqueArtists").GetInt32() / 50.0, 1e-12, "50 of 50 plays hold them all");
        metrics.GetProperty("profile").GetArrayLength().ShouldBe(6);
        metrics.GetProperty("basis").GetProperty("attributes").EnumerateArray().Select(line => line.GetProperty("attribute").GetString()).Distinct()
            .ShouldBe(["artistPopularity", "trackPopularity", "genres", "releaseDate", "releaseDateImprecise"]);
    }

    [Fact]
    public async Task Artists_LargerThanTheBound_IsRefusedNamingBothParameters()
    {
        using var answer = await _listener.GetAsync("/metrics/artists?from=2024-01-01&granularity=day&top=50", Token);

        var errors = (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).GetProperty("errors");
        errors.EnumerateObject().Select(error => error.Name).ShouldBe(["granularity", "top"]);
        errors.GetProperty("top")[0].GetString()!.ShouldContain("805 periods with 50 places each are more than 20000");
    }

    [Theory]
    [InlineData("/metrics/artists?top=0", "top")]
    [InlineData("/metrics/discovery?credit=nobody", "credit")]
    public async Task Family_WithAMistake_NamesTheParameter(string path, string field)
    {
        using var answer = await _listener.GetAsync(path, Token);

        (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([field]);
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _host.DisposeAsync();
    }
}
