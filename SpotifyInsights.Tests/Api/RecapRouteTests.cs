using System.Net;
using SpotifyInsights.Tests.ShareLinks;

namespace SpotifyInsights.Tests.Api;

/// <summary>Recaps over HTTP, of a listener with six plays a day from May to July 2025 (see <see cref="SharedLife"/>), asked on 15 March 2026.</summary>
public sealed class RecapRouteTests(SharedLife life) : IClassFixture<SharedLife>
{
    [Theory]
    [InlineData("/recaps/month/2025-06", 180, 186, "Drinnen Band")]
    [InlineData("/recaps/quarter/2025-Q2", 366, null, "Vorher Band")]
    [InlineData("/recaps/year/2025", 552, null, "Nachher Band")]
    [InlineData("/recaps/week/2025-W27", 42, 42, "Nachher Band")]
    public async Task Recap_IsOfItsPeriod_BesideTheOneBefore(string path, int plays, int? before, string top)
    {
        using var listener = life.Host.As("demo");
        var recap = await listener.GetJsonAsync(path);
        recap.GetProperty("totals").GetProperty("plays").GetInt32().ShouldBe(plays);
        recap.GetProperty("totals").GetProperty("minutes").GetDouble().ShouldBe(plays * 200 / 60.0, 1e-9);
        var former = recap.GetProperty("before");
        (former.ValueKind == System.Text.Json.JsonValueKind.Null ? (int?)null : former.GetProperty("plays").GetInt32()).ShouldBe(before);
        recap.GetProperty("artists")[0].GetProperty("name").GetString().ShouldBe(top);
        recap.GetProperty("isComplete").GetBoolean().ShouldBeTrue();
        recap.GetProperty("insights").GetArrayLength().ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public async Task Recap_OfAPeriodThatIsNotOver_SaysSo_AndIsAnsweredOnce()
    {
        using var listener = life.Host.As("demo");
        using var answer = await listener.GetAsync("/recaps/week/2026-W11", TestContext.Current.CancellationToken);
        (await answer.JsonAsync()).GetProperty("isComplete").GetBoolean().ShouldBeFalse();
        using var again = new HttpRequestMessage(HttpMethod.Get, "/recaps/week/2026-W11");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var held = await listener.SendAsync(again, TestContext.Current.CancellationToken);
        held.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/recaps/decade/2020", "kind", "'decade' is none of week, month, quarter, year.")]
    [InlineData("/recaps/month/2025-13", "period", "'2025-13' is no month of the years 1901 to 2099: it must be a week such as 2025-W14, a month such as 2025-03, a quarter such as 2025-Q2 or a year such as 2025.")]
    [InlineData("/recaps/week/2026-W12", "period", "'2026-W12' lies in the future.")]
    [InlineData("/recaps/year/2025?timeZone=Mars", "timeZone", "'Mars' is not a known IANA time zone such as Europe/Berlin.")]
    public async Task Mistake_IsNamed(string path, string parameter, string message)
    {
        using var listener = life.Host.As("demo");
        using var answer = await listener.GetAsync(path, TestContext.Current.CancellationToken);
        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").GetProperty(parameter)[0].GetString().ShouldBe(message);
    }
}
