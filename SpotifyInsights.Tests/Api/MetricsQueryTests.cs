using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Tests.Api;

public sealed class MetricsQueryTests : IAsyncLifetime
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
    [InlineData("top=0", "top", "from 1 to 50")]
    [InlineData("top=51", "top", "from 1 to 50")]
    [InlineData("top=-3", "top", "from 1 to 50")]
    [InlineData("top=ten", "top", "from 1 to 50")]
    [InlineData("top=99999999999", "top", "from 1 to 50")]
    [InlineData("by=seconds", "by", "plays, minutes")]
    [InlineData("by=Plays", "by", "plays, minutes")]
    [InlineData("credit=last", "credit", "first, all")]
    [InlineData("granularity=hourly", "granularity", "day, week, month, quarter, year")]
    [InlineData("asOf=yesterday", "asOf", "2026-03-15T12:00:00Z")]
    [InlineData("asOf=2026-03-01", "asOf", "2026-03-15T12-00-00Z")]
    [InlineData("asOf=2026-03-01T12-00-00Z", "asOf", "none of your snapshots")]
    [InlineData("asOf=2027-03-01T12:00:00Z", "asOf", "lies in the future")]
    public async Task Metrics_WithAMistake_NameTheParameterAndTheAllowedValues(string query, string field, string allowed)
    {
        using var answer = await _listener.GetAsync("/metrics/temporal?" + query, Token);
        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([field]);
        problem.GetProperty("errors").GetProperty(field)[0].GetString()!.ShouldContain(allowed);
    }

    [Fact]
    public async Task AsOf_ASnapshot_AnswersAsWasKnownThen()
    {
        await _listener.TakeSnapshotAsync();
        var id = (await _listener.GetJsonAsync("/snapshots")).GetProperty("items")[0].GetProperty("snapshotId").GetString()!;
        var now = await _listener.GetJsonAsync("/metrics/temporal");

        var then = await _listener.GetJsonAsync("/metrics/temporal?asOf=" + id);
        then.GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(50);
        then.GetProperty("basis").GetProperty("asOf").GetString().ShouldStartWith("2026-03-15T12:00");
        then.GetProperty("heatmap").GetRawText().ShouldBe(now.GetProperty("heatmap").GetRawText());
        now.GetProperty("basis").GetProperty("asOf").GetString().ShouldBeNull();

        var before = await _listener.GetJsonAsync("/metrics/temporal?asOf=2026-03-15T12:00:00%2B02:00");
        before.GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(0);
        before.GetProperty("basis").GetProperty("asOf").GetString().ShouldBe("2026-03-15T10:00:00Z");

        using var other = _host.As("other");
        using var refused = await other.GetAsync("/metrics/temporal?asOf=" + id, Token);
        (await refused.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).GetProperty("errors").GetProperty("asOf").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Ranked_MorePlacesThanTheBound_IsRefusedNamingBoth()
    {
        using var scope = _host.Services.CreateScope();
        var questions = scope.ServiceProvider.GetRequiredService<MetricsQuestions>();
        var days = new MetricsQuery { From = "2025-01-01", To = "2026-01-01", Granularity = "day" };

        // 365 days with 54 places would be 19,710: the most that `top` allows fits into a year, and not into a year and a half.
        (await questions.OfAsync(new Questioner("demo"), days with { Top = "50" }, Token)).Ranked().Ranking.Top.ShouldBe(50);
        var large = await questions.OfAsync(new Questioner("demo"), days with { From = "2024-06-01", Top = "50" }, Token);
        var refused = Should.Throw<RefusedParameterException>(() => large.Ranked());
        refused.Parameters.ShouldBe(["granularity", "top"]);
        refused.Message.ShouldBe("579 periods with 50 places each are more than 20000: choose a coarser `granularity`, a smaller `top` or a shorter window.");
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _host.DisposeAsync();
    }
}
