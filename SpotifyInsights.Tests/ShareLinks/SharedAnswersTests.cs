using System.Net;
using System.Text.Json;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Api.Contracts;

namespace SpotifyInsights.Tests.ShareLinks;

/// <summary>What a share link shows, and what nobody sees with it.</summary>
public sealed class SharedAnswersTests(SharedLife life) : IClassFixture<SharedLife>
{
    private static readonly string[] Everything = [.. SharedLife.Endpoints.Select(endpoint => endpoint.Name)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Link_SaysWhatItOpens()
    {
        var key = await life.ShareAsync(["temporal", "audio-coverage"]);
        using var page = life.With(key);
        var shared = await page.GetJsonAsync("/shared");
        shared.GetRawText().ShouldBe(
            """{"name":"June","endpoints":["temporal","audio-coverage"],"from":"2025-06-01","to":"2025-07-01","timeZone":"Europe/Lisbon","expiresAt":"2026-04-14T12:00:00Z"}""");
        using var listener = life.Host.As("demo");
        using var none = await listener.GetAsync("/shared", Cancel);
        await none.ProblemAsync(HttpStatusCode.NotFound, "share-link-not-found");
    }

    // In June there are 30 days with a play every four hours: 180, of 552 in all. Where the same days are others, three plays at one edge of June in Lisbon lie outside of June there.
    [Theory]
    [InlineData("", 180)]
    [InlineData("?from=2000-01-01&to=2100-01-01", 180)]
    [InlineData("?from=2025-05-01", 180)]
    [InlineData("?to=2025-08-01", 180)]
    [InlineData("?from=2000-01-01&to=2100-01-01&timeZone=Pacific/Kiritimati", 177)]
    [InlineData("?from=2000-01-01&to=2100-01-01&timeZone=Pacific/Pago_Pago&granularity=week&includeShort=true", 177)]
    public async Task Window_ThatIsWider_IsCut(string question, int plays)
    {
        var key = await life.ShareAsync(["temporal"]);
        using var page = life.With(key);
        Plays(await page.GetJsonAsync("/metrics/temporal" + question)).ShouldBe(plays);
    }

    [Theory]
    [InlineData("?from=2025-06-11&to=2025-06-21", 60)]
    [InlineData("?from=2025-06-21&to=2025-07-21", 60)]
    [InlineData("?from=2025-05-21&to=2025-06-11", 60)]
    [InlineData("?from=2025-05-01&to=2025-06-01", 0)]
    [InlineData("?from=2025-07-01&to=2025-08-01", 0)]
    [InlineData("?from=2026-01-01", 0)]
    [InlineData("?to=2020-01-01", 0)]
    public async Task Window_ThatIsNarrower_IsAnsweredWithin(string question, int plays)
    {
        var key = await life.ShareAsync(["temporal"]);
        using var page = life.With(key);
        Plays(await page.GetJsonAsync("/metrics/temporal" + question)).ShouldBe(plays);
    }

    // To today, whenever that is; and days that are still to come are none.
    [Theory]
    [InlineData("2025-07-01", null)]
    [InlineData("2025-07-01", "2030-01-01")]
    public async Task Window_WithoutAnEnd_EndsToday(string from, string? to)
    {
        var key = await life.ShareAsync(["temporal"], from, to);
        using var page = life.With(key);
        var answer = await page.GetJsonAsync("/metrics/temporal");
        Plays(answer).ShouldBe(187);
        answer.GetProperty("basis").GetProperty("window").GetProperty("to").GetString().ShouldBe("2026-03-16");
    }

    [Fact]
    public async Task Answers_KnowNothingOutsideTheWindow()
    {
        var key = await life.ShareAsync(Everything);
        using var page = life.With(key);
        foreach (var path in SharedLife.Endpoints.Select(endpoint => endpoint.Path).Append("/metrics"))
        {
            foreach (var question in (string[])["", "?from=2000-01-01&to=2100-01-01&top=50&timeZone=Pacific/Kiritimati"])
            {
                var text = (await page.GetJsonAsync(path + (path.EndsWith("comparison", StringComparison.Ordinal) ? "" : question))).GetRawText();
                text.ShouldNotContain("Vorher", Case.Insensitive, path);
                text.ShouldNotContain("Nachher", Case.Insensitive, path);
            }
        }

        (await page.GetJsonAsync("/metrics/artists")).GetRawText().ShouldContain("Drinnen Band");
    }

    [Fact]
    public async Task Comparison_OfOtherDays_OrSnapshots_IsRefused()
    {
        var key = await life.ShareAsync(["comparison"]);
        using var page = life.With(key);
        var cut = await page.GetJsonAsync("/metrics/comparison?a=2025-06-20..2025-09-01&b=2025-01-01..2025-06-10");
        cut.GetRawText().ShouldContain("Drinnen Band");
        cut.GetRawText().ShouldNotContain("Vorher");
        cut.GetRawText().ShouldNotContain("2025-08");
        foreach (var (question, parameter) in ((string, string)[])
        [
            ("a=2025-05-01..2025-06-01", "a"), ("b=2025-07-01..2025-08-01", "b"), ("snapshot=2026-03-15T12-00-00Z", "snapshot"), ("snapshotB=2026-03-15T12-00-00Z", "snapshotB"),
            ("asOf=2026-03-15T12:00:00Z", "asOf"), ("asOf=2026-03-15T12-00-00Z", "asOf"),
        ])
        {
            using var answer = await page.GetAsync("/metrics/comparison?" + question, Cancel);
            (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).GetProperty("errors").TryGetProperty(parameter, out _).ShouldBeTrue(question);
        }
    }

    [Fact]
    public async Task Link_OpensItsEndpointsAlone()
    {
        foreach (var (name, path) in SharedLife.Endpoints)
        {
            var key = await life.ShareAsync([name]);
            using var page = life.With(key);
            foreach (var (other, otherPath) in SharedLife.Endpoints)
            {
                using var answer = await page.GetAsync(otherPath, Cancel);
                answer.StatusCode.ShouldBe(other == name ? HttpStatusCode.OK : HttpStatusCode.Forbidden, $"{otherPath} with {name}");
            }
        }
    }

    // Every operation of the contract, with a link that opens all it can.
    [Fact]
    public async Task Link_OpensNothingElse()
    {
        var key = await life.ShareAsync(Everything);
        using var page = life.With(key);
        string[] open = [.. SharedLife.Endpoints.Select(endpoint => endpoint.Path), "/metrics", "/shared"];
        var operations = (await Contract.ServedAsync()).Operations.Where(operation => operation.Definition.GetProperty("security").GetArrayLength() > 0).ToList();
        operations.Count.ShouldBeGreaterThan(30);
        foreach (var operation in operations.Where(operation => operation.Method != "GET" || !open.Contains(operation.Path)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(operation.Method), operation.Path.Replace("{id}", "x", StringComparison.Ordinal));
            using var answer = await page.SendAsync(request, Cancel);
            var problem = await answer.ProblemAsync(HttpStatusCode.Forbidden, "insufficient-scope");
            problem.GetProperty("detail").GetString().ShouldBe("The share link does not open this.", $"{operation.Method} {operation.Path}");
        }

        foreach (var path in open)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            using var answer = await page.SendAsync(request, Cancel);
            answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed, path);
        }

        using var me = await page.GetAsync("/me", Cancel);
        me.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Families_AreThoseOfTheLink()
    {
        var key = await life.ShareAsync(["temporal", "insights", "content"]);
        using var page = life.With(key);
        var some = await page.GetJsonAsync("/metrics");
        some.GetProperty("temporal").ValueKind.ShouldBe(JsonValueKind.Object);
        some.GetProperty("content").ValueKind.ShouldBe(JsonValueKind.Object);
        some.GetProperty("artists").ValueKind.ShouldBe(JsonValueKind.Null);
        using var more = await page.GetAsync("/metrics?families=temporal,artists", Cancel);
        var problem = await more.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").GetProperty("families")[0].GetString().ShouldBe("The share link does not open 'artists'.");
    }

    // Whoever asks first, answers of the whole history, of one window and of another, of more and of fewer families, are kept apart.
    [Fact]
    public async Task AnswersThatAreKept_AreNobodyElses()
    {
        using var listener = life.Host.As("demo");
        const string question = "/metrics/temporal?from=2025-05-01&to=2025-08-01&timeZone=Europe/Lisbon";
        using var whole = await listener.GetAsync(question, Cancel);
        var (june, may) = (life.With(await life.ShareAsync(["temporal"])), life.With(await life.ShareAsync(["temporal"], "2025-05-01", "2025-06-01")));
        june.DefaultRequestHeaders.IfNoneMatch.Add(whole.Headers.ETag!);
        for (var round = 0; round < 2; round++)
        {
            Plays(await june.GetJsonAsync(question)).ShouldBe(180);
            Plays(await may.GetJsonAsync(question)).ShouldBe(185);
            Plays(await listener.GetJsonAsync(question)).ShouldBe(551);
        }

        var (many, few) = (life.With(await life.ShareAsync(["temporal", "artists"])), life.With(await life.ShareAsync(["temporal"])));
        for (var round = 0; round < 2; round++)
        {
            (await many.GetJsonAsync("/metrics")).GetProperty("artists").ValueKind.ShouldBe(JsonValueKind.Object);
            (await few.GetJsonAsync("/metrics")).GetProperty("artists").ValueKind.ShouldBe(JsonValueKind.Null);
            await many.GetJsonAsync("/metrics?families=artists");
            using var refused = await few.GetAsync("/metrics?families=artists", Cancel);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        foreach (var client in (HttpClient[])[june, may, many, few])
        {
            client.Dispose();
        }
    }

    [Fact]
    public async Task Link_InTheAddress_IsTheSame()
    {
        var key = await life.ShareAsync(["temporal"]);
        using var inHeader = life.With(key);
        using var inAddress = life.Host.Anonymous();
        using var one = await inHeader.GetAsync("/metrics/temporal?granularity=week", Cancel);
        using var other = await inAddress.GetAsync($"/metrics/temporal?granularity=week&share={key}", Cancel);
        (await other.Content.ReadAsStringAsync(Cancel)).ShouldBe(await one.Content.ReadAsStringAsync(Cancel));
        other.Headers.ETag.ShouldBe(one.Headers.ETag);
    }

    private static int Plays(JsonElement temporal) =>
        temporal.GetProperty("heatmap").EnumerateArray().Sum(day => day.EnumerateArray().Sum(hour => hour.GetProperty("plays").GetInt32()));
}
