using System.Net;
using System.Net.Http.Json;
using SpotifyInsights.Simulator;

namespace SpotifyInsights.Tests.Api;

public sealed class SignInTests : IDisposable
{
    private readonly ApiHost _host = new();

    [Fact]
    public async Task Listener_SignsInWithSpotify_GetsACookieAndATokenThatWork()
    {
        using var browser = _host.Anonymous();
        using var spotify = new SimulatorHandler(_host.Simulation);

        using var back = await SignIn.ThroughSpotifyAsync(browser, spotify, "demo", "/auth/login?returnUrl=/me");
        back.StatusCode.ShouldBe(HttpStatusCode.Found);
        back.Headers.Location!.ToString().ShouldBe("/me");
        (await browser.GetJsonAsync("/me")).GetProperty("userId").GetString().ShouldBe("demo");

        await SignIn.TakeTokenAsync(browser);
        var me = await browser.GetJsonAsync("/me");
        me.GetProperty("userId").GetString().ShouldBe("demo");
        me.GetProperty("needsSignIn").GetBoolean().ShouldBeFalse();
        me.GetProperty("authorizedAt").GetString().ShouldBe("2026-03-15T12:00:00Z");
    }

    [Fact]
    public async Task SecondListener_WithoutAList_IsRefusedInWords()
    {
        using var spotify = new SimulatorHandler(_host.Simulation);
        using var owner = _host.Anonymous();
        using var first = await SignIn.ThroughSpotifyAsync(owner, spotify, "demo");
        first.StatusCode.ShouldBe(HttpStatusCode.Found);

        using var other = _host.Anonymous();
        using var answer = await SignIn.ThroughSpotifyAsync(other, spotify, "light");

        var problem = await answer.ProblemAsync(HttpStatusCode.Forbidden, "sign-in-refused");
        problem.GetProperty("detail").GetString().ShouldBe("This instance belongs to somebody else. Its owner can add 'light' to Auth:AllowedSpotifyIds.");
        using var after = await other.GetAsync("/me", TestContext.Current.CancellationToken);
        await after.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task SecondListener_InABrowser_SeesAPageWithTheWords()
    {
        using var spotify = new SimulatorHandler(_host.Simulation);
        using var owner = _host.Anonymous();
        using var first = await SignIn.ThroughSpotifyAsync(owner, spotify, "demo");

        using var other = _host.Anonymous();
        other.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        using var answer = await SignIn.ThroughSpotifyAsync(other, spotify, "light");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("Its owner can add &#39;light&#39; to Auth:AllowedSpotifyIds.");
        page.ShouldContain("href=\"/auth/login\"");
    }

    [Fact]
    public async Task SigningOut_EndsTheBrowsersSession()
    {
        using var spotify = new SimulatorHandler(_host.Simulation);
        using var browser = _host.Anonymous();
        using var back = await SignIn.ThroughSpotifyAsync(browser, spotify, "demo");

        using var left = await browser.PostAsync("/auth/logout", content: null, TestContext.Current.CancellationToken);

        left.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var after = await browser.GetAsync("/me", TestContext.Current.CancellationToken);
        await after.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Listeners_OnTheList_MayAllSignIn()
    {
        _host.Settings["Auth:AllowedSpotifyIds:0"] = "light";
        _host.Settings["Auth:AllowedSpotifyIds:1"] = "heavy";
        using var spotify = new SimulatorHandler(_host.Simulation);
        foreach (var (listener, expected) in new[] { ("light", HttpStatusCode.Found), ("heavy", HttpStatusCode.Found), ("demo", HttpStatusCode.Forbidden) })
        {
            using var browser = _host.Anonymous();
            using var answer = await SignIn.ThroughSpotifyAsync(browser, spotify, listener);
            answer.StatusCode.ShouldBe(expected, listener);
        }
    }

    [Fact]
    public async Task Listener_NotOnTheAppsListAtSpotify_IsToldSo()
    {
        using var spotify = new SimulatorHandler(_host.Simulation);
        using var browser = _host.Anonymous();
        using var answer = await SignIn.ThroughSpotifyAsync(browser, spotify, "stranger");
        var problem = await answer.ProblemAsync(HttpStatusCode.Forbidden, "sign-in-refused");
        problem.GetProperty("detail").GetString()!.ShouldContain("User Management");
    }

    [Theory]
    [InlineData("/auth/login?returnUrl=https://elsewhere.example/")]
    [InlineData("/auth/login?returnUrl=//elsewhere.example/")]
    [InlineData("/auth/login?returnUrl=/\\elsewhere.example/")]
    public async Task SignIn_WithAReturnUrlElsewhere_StaysHere(string login)
    {
        using var spotify = new SimulatorHandler(_host.Simulation);
        using var browser = _host.Anonymous();
        using var back = await SignIn.ThroughSpotifyAsync(browser, spotify, "demo", login);
        back.Headers.Location!.ToString().ShouldBe("/swagger");
    }

    [Fact]
    public async Task Callback_WithAForeignState_IsAProblem()
    {
        using var browser = _host.Anonymous();
        using var answer = await browser.GetAsync("/auth/callback?code=x&state=y", TestContext.Current.CancellationToken);
        await answer.ProblemAsync(HttpStatusCode.BadRequest, "sign-in-failed");
    }

    [Fact]
    public async Task Token_IsRenewedByItsRefreshTokenAndExpires()
    {
        using var spotify = new SimulatorHandler(_host.Simulation);
        using var browser = _host.Anonymous();
        using var back = await SignIn.ThroughSpotifyAsync(browser, spotify, "demo");
        using var answer = await browser.PostAsync("/auth/token", content: null, TestContext.Current.CancellationToken);
        var token = await answer.JsonAsync();
        token.GetProperty("expiresIn").GetInt32().ShouldBe(3600);

        using var program = _host.Anonymous();
        program.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("accessToken").GetString());
        _host.Clock.Advance(TimeSpan.FromMinutes(59));
        await program.GetJsonAsync("/me");
        _host.Clock.Advance(TimeSpan.FromMinutes(2));
        using var expired = await program.GetAsync("/me", TestContext.Current.CancellationToken);
        await expired.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");

        using var renewal = await program.PostAsJsonAsync(
            "/auth/refresh", new { refreshToken = token.GetProperty("refreshToken").GetString() }, TestContext.Current.CancellationToken);
        var renewed = await renewal.JsonAsync();
        program.DefaultRequestHeaders.Authorization = new("Bearer", renewed.GetProperty("accessToken").GetString());
        await program.GetJsonAsync("/me");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer ")]
    public async Task Request_WithoutAGoodToken_Is401Problem(string? authorization)
    {
        using var client = _host.Anonymous();
        if (authorization is not null)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        }

        foreach (var path in new[] { "/me", "/metrics/temporal", "/snapshots", "/snapshots/latest", "/jobs", "/jobs/1" })
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            await answer.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        }
    }

    [Fact]
    public async Task Refresh_WithAnUnknownToken_Is401Problem()
    {
        using var client = _host.Anonymous();
        using var answer = await client.PostAsJsonAsync("/auth/refresh", new { refreshToken = "nonsense" }, TestContext.Current.CancellationToken);
        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Demo_DoesNotExistBesideARealSpotify()
    {
        using var client = _host.Anonymous();
        using var answer = await client.PostAsync("/auth/demo", content: null, TestContext.Current.CancellationToken);
        await answer.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    public void Dispose() => _host.Dispose();
}
