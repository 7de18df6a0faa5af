using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SpotifyInsights.Simulator;
using SpotifyInsights.Tests.Api;
using OtherProgram = SpotifyInsights.Tests.OAuth.ThirdParty;

namespace SpotifyInsights.Tests.Auth;

/// <summary>What pages of other origins can do with the cookie of a listener's browser: nothing.</summary>
public sealed class SameOriginTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();
    private readonly HttpClient _browser;

    public SameOriginTests()
    {
        OtherProgram.Register(_host);
        _browser = _host.Anonymous();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        using var spotify = new SimulatorHandler(_host.Simulation);
        using var back = await SignIn.ThroughSpotifyAsync(_browser, spotify, "demo");
        back.StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    // Sec-Fetch-Site and Origin as browsers send them, and whether the page is one of ours. The instance is http://127.0.0.1:5080.
    [Theory]
    [InlineData("same-origin", "http://127.0.0.1:5080", true)]
    [InlineData("none", null, true)]
    [InlineData("cross-site", "https://evil.example", false)]
    [InlineData("cross-site", null, false)]
    [InlineData("cross-site", "http://127.0.0.1:5080", false)]
    [InlineData("same-site", "http://127.0.0.1:8000", false)]
    [InlineData("same-origin, cross-site", null, false)]
    [InlineData(null, "http://127.0.0.1:5080", true)]
    [InlineData(null, "http://127.0.0.1:8000", false)]
    [InlineData(null, "http://127.0.0.1", false)]
    [InlineData(null, "https://charts.example", false)]
    [InlineData(null, "http://127.0.0.1:5080.evil.example", false)]
    [InlineData(null, "null", false)]
    [InlineData(null, null, true)]
    public async Task Change_ByCookie_IsForPagesOfOurOwnOrigin(string? site, string? origin, bool isOurs)
    {
        foreach (var (method, path) in ((string, string)[])[("POST", "/auth/token"), ("PATCH", "/me"), ("DELETE", "/api-keys/x"), ("POST", "/jobs/x/events-ticket"), ("PUT", "/reference-data")])
        {
            using var answer = await SendAsync(method, path, site, origin);
            if (isOurs)
            {
                answer.StatusCode.ShouldNotBe(HttpStatusCode.Forbidden, $"{method} {path}");
            }
            else
            {
                await answer.ProblemAsync(HttpStatusCode.Forbidden, "cross-site");
            }
        }
    }

    [Fact]
    public async Task Erasure_FromAnotherSite_ErasesNothing()
    {
        using var answer = await SendAsync("DELETE", "/me", "cross-site", "https://evil.example");
        await answer.ProblemAsync(HttpStatusCode.Forbidden, "cross-site");
        (await _browser.GetJsonAsync("/me")).GetProperty("userId").GetString().ShouldBe("demo");
    }

    [Fact]
    public async Task Consent_FromAnotherSite_IsNone()
    {
        using var answer = await SendAsync("POST", OtherProgram.Ask(), "cross-site", "https://charts.example");
        await answer.ProblemAsync(HttpStatusCode.Forbidden, "cross-site");
    }

    // Following a link is how a browser comes here, and reading what comes back is what CORS keeps pages from.
    [Fact]
    public async Task Reading_ByCookie_IsAsItWas()
    {
        using var answer = await SendAsync("GET", "/me", "cross-site", origin: null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
    }

    [Fact]
    public async Task Program_WithAToken_MayCallFromItsPage()
    {
        using var page = _host.As("demo");
        page.DefaultRequestHeaders.Add("Origin", "https://charts.example");
        page.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var body = new StringContent("""{"timeZone":"Europe/Lisbon"}""", Encoding.UTF8, "application/json");
        using var answer = await page.PatchAsync("/me", body, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    // A header of a page that is no proof does not make the cookie one.
    [Fact]
    public async Task Cookie_BesideAnotherProof_IsNotLookedAt()
    {
        _browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "x");
        using var answer = await SendAsync("POST", "/auth/token", "cross-site", "https://evil.example");
        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _host.DisposeAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string? site, string? origin)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (site is not null)
        {
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);
        }

        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        if (method == "PATCH")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        return await _browser.SendAsync(request, Cancel);
    }
}
