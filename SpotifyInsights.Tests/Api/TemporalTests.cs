using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;

namespace SpotifyInsights.Tests.Api;

public sealed class TemporalTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();
    private HttpClient _listener = null!;

    public async ValueTask InitializeAsync()
    {
        _listener = _host.Anonymous();
        await _host.SignInAsync(_listener);
    }

    [Fact]
    public async Task Temporal_BeforeTheFirstSnapshot_IsEmptyAndAnswers()
    {
        var metrics = await _listener.GetJsonAsync("/metrics/temporal");
        metrics.GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(0);
        metrics.GetProperty("heatmap").GetArrayLength().ShouldBe(7);
        metrics.GetProperty("streaks").GetProperty("longest").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Temporal_AfterASnapshot_CountsWhatWasHeard_WhereItWasHeard()
    {
        await _listener.TakeSnapshotAsync();

        var metrics = await _listener.GetJsonAsync("/metrics/temporal?timeZone=Asia/Kolkata");

        ExpectedHeatmap.Of(_host.Simulation, Instant.FromDateTimeOffset(ApiHost.Now)).ShouldBe(metrics);
        var basis = metrics.GetProperty("basis");
        basis.GetProperty("plays").GetInt32().ShouldBe(50);
        metrics.GetProperty("daily").EnumerateArray().Sum(day => day.GetProperty("plays").ValueKind == JsonValueKind.Null ? 0 : day.GetProperty("plays").GetInt32()).ShouldBe(50);
        basis.GetProperty("window").GetProperty("timeZone").GetString().ShouldBe("Asia/Kolkata");
    }

    [Fact]
    public async Task Temporal_WithoutAZone_TakesTheListenersSetting()
    {
        using var changed = await _listener.PatchAsJsonAsync("/me", new { timeZone = "America/Sao_Paulo" }, TestContext.Current.CancellationToken);
        (await changed.JsonAsync()).GetProperty("timeZone").GetString().ShouldBe("America/Sao_Paulo");
        var metrics = await _listener.GetJsonAsync("/metrics/temporal");
        metrics.GetProperty("basis").GetProperty("window").GetProperty("timeZone").GetString().ShouldBe("America/Sao_Paulo");
    }

    [Theory]
    [InlineData("timeZone=Mars/Olympus", "timeZone")]
    [InlineData("timeZone=", "timeZone")]
    [InlineData("from=2026-02-30", "from")]
    [InlineData("from=2026-3-1", "from")]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=1899-12-31", "to")]
    [InlineData("to=2101-06-01", "to")]
    [InlineData("from=2026-03-02&to=2026-03-01", "from")]
    [InlineData("from=2026-03-01&to=2026-03-01", "from")]
    [InlineData("granularity=decade", "granularity")]
    [InlineData("granularity=1", "granularity")]
    [InlineData("includeShort=perhaps", "includeShort")]
    public async Task Temporal_WithAMistake_NamesTheParameterAndWhatWasSent(string query, string field)
    {
        using var answer = await _listener.GetAsync("/metrics/temporal?" + query, TestContext.Current.CancellationToken);
        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([field]);
        problem.GetProperty("errors").GetProperty(field)[0].GetString()!.ShouldContain($"'{query.Split('&')[0].Split('=')[1]}'");
    }

    [Fact]
    public async Task Temporal_WithSeveralMistakes_NamesThemAll()
    {
        using var answer = await _listener.GetAsync("/metrics/temporal?from=x&timeZone=y&granularity=z", TestContext.Current.CancellationToken);
        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["from", "timeZone", "granularity"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"timeZone":"Mars/Olympus"}""", "timeZone")]
    public async Task Settings_WithAMistake_NameTheField(string body, string field)
    {
        using var answer = await _listener.PatchAsync("/me", Json(body), TestContext.Current.CancellationToken);
        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").GetProperty(field).GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"timeZone":5}""")]
    public async Task Settings_ThatAreNotTheJsonAskedFor_AreAProblem(string body)
    {
        using var answer = await _listener.PatchAsync("/me", Json(body), TestContext.Current.CancellationToken);
        await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task CorruptManifest_IsAClearError_ForThatListenerOnly()
    {
        await _listener.TakeSnapshotAsync();
        var manifest = Path.Combine(_host.Folder, "users", "demo", "aggregated", "last_updated.json");
        var whole = await File.ReadAllBytesAsync(manifest, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(manifest, whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);

        using var answer = await _listener.GetAsync("/metrics/temporal", TestContext.Current.CancellationToken);
        var problem = await answer.ProblemAsync(HttpStatusCode.InternalServerError, "corrupt-object");
        problem.GetProperty("detail").GetString()!.ShouldContain("users/demo/aggregated/last_updated.json");

        using var other = _host.As("other");
        (await other.GetJsonAsync("/metrics/temporal")).GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(0);
        (await File.ReadAllBytesAsync(manifest, TestContext.Current.CancellationToken)).Length.ShouldBe(whole.Length / 2);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("bell\u0007")]
    [InlineData("ünïcode %2F")]
    public async Task StrangeUserId_NeverReachesAnotherFolder(string userId)
    {
        using var client = _host.As(userId);
        foreach (var path in new[] { "/me", "/metrics/temporal", "/snapshots" })
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(userId.Contains('ü', StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, path);
        }

        Directory.GetFileSystemEntries(_host.Folder).Select(Path.GetFileName).ShouldNotContain("evil");
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _host.DisposeAsync();
    }

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");
}
