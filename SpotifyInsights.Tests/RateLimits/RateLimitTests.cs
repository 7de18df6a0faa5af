using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.RateLimits;
using SpotifyInsights.Tests.Api;
using OtherProgram = SpotifyInsights.Tests.OAuth.ThirdParty;

namespace SpotifyInsights.Tests.RateLimits;

/// <summary>How many requests are answered, for whom they count, and what is said about it. The clock stands until it is moved.</summary>
public sealed class RateLimitTests : IDisposable
{
    private readonly ApiHost _host = new();

    public RateLimitTests()
    {
        OtherProgram.Register(_host);
        _host.Settings["RateLimits:Listener"] = "5";
        _host.Settings["RateLimits:Anonymous"] = "3";
        _host.Settings["RateLimits:SignIn"] = "8";
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // The header forms are those of draft-ietf-httpapi-ratelimit-headers: a list of strings with whole numbers as parameters.
    [Fact]
    public async Task Quota_IsToldAndCountedDown_AndFullAgainAfterAMinute()
    {
        using var listener = _host.As("demo");
        for (var left = 4; left >= 0; left--)
        {
            using var answer = await listener.GetAsync("/me", Cancel);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            Told(answer).ShouldBe(($"\"listener\";r={left};t=60", "\"listener\";q=5;w=60"));
        }

        _host.Clock.Advance(TimeSpan.FromSeconds(17.5));
        using var refused = await listener.GetAsync("/me", Cancel);
        var problem = await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        problem.GetProperty("detail").GetString().ShouldBe("The quota 'listener' is 5 requests a minute. Come back in 43 s.");
        Told(refused).ShouldBe(("\"listener\";r=0;t=43", "\"listener\";q=5;w=60"));
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(43));

        _host.Clock.Advance(TimeSpan.FromSeconds(42.4));
        (await StatusAsync(listener)).ShouldBe(HttpStatusCode.TooManyRequests);
        _host.Clock.Advance(TimeSpan.FromSeconds(0.1));
        using var again = await listener.GetAsync("/me", Cancel);
        Told(again).ShouldBe(("\"listener\";r=4;t=60", "\"listener\";q=5;w=60"));
    }

    [Fact]
    public async Task Quota_IsNotSpentByRefusals_AndAClockThatIsSetBackLocksNobodyOut()
    {
        using var listener = _host.As("demo");
        await SpendAsync(listener, 5);
        (await StatusAsync(listener)).ShouldBe(HttpStatusCode.TooManyRequests);
        _host.Clock.Advance(TimeSpan.FromHours(-3));
        (await StatusAsync(listener)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Quota_IsOfEachListenerAndEachProgram()
    {
        using var listener = _host.As("demo");
        using var other = _host.As("light");
        using var key = await KeyAsync();
        using var secondKey = await KeyAsync();
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var party = new OtherProgram(_host);
        await party.LetInAsync();

        await SpendAsync(listener, 5);
        (await StatusAsync(listener)).ShouldBe(HttpStatusCode.TooManyRequests);

        // Another token of the same listener is the same quota.
        using var secondToken = _host.As("demo");
        (await StatusAsync(secondToken)).ShouldBe(HttpStatusCode.TooManyRequests);

        foreach (var one in (HttpClient[])[other, key, secondKey, party.Program])
        {
            await SpendAsync(one, 5);
            (await StatusAsync(one)).ShouldBe(HttpStatusCode.TooManyRequests);
        }
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8::1", "2001:db8::ffff:1", true)]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", false)]
    public async Task Strangers_ShareTheQuotaOfTheirAddress(string first, string second, bool isShared)
    {
        for (var left = 2; left >= 0; left--)
        {
            (await FromAsync(first, "/health/live")).Headers["RateLimit"].ToString().ShouldBe($"\"anonymous\";r={left};t=60");
        }

        (await FromAsync(first, "/health/live")).StatusCode.ShouldBe(429);
        (await FromAsync(second, "/health/live")).StatusCode.ShouldBe(isShared ? 429 : 200);
    }

    // Whoever tries tokens and keys is a stranger, whatever the token says; an address that does not exist counts as well.
    [Theory]
    [InlineData("/me", "Authorization", "Bearer x")]
    [InlineData("/me", "X-API-Key", "siak_x")]
    [InlineData("/me", "Cookie", "spotify-insights=x")]
    [InlineData("/nothing/here", "Accept", "*/*")]
    [InlineData("/openapi.json", "Accept", "*/*")]
    public async Task Attempts_CountForTheAddress(string path, string header, string value)
    {
        for (var call = 0; call < 3; call++)
        {
            (await FromAsync("192.0.2.7", path, header, value)).StatusCode.ShouldNotBe(429);
        }

        (await FromAsync("192.0.2.7", path, header, value)).StatusCode.ShouldBe(429);
        using var listener = _host.As("demo");
        (await StatusAsync(listener)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignInAndTokens_HaveAQuotaOfTheirOwn_ByAddress()
    {
        using var program = _host.Anonymous();
        for (var guess = 0; guess < 8; guess++)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["client_id"] = "charts", ["refresh_token"] = $"{guess}" });
            using var answer = await program.PostAsync("/oauth/token", form, Cancel);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            Told(answer).Limit.ShouldBe($"\"sign-in\";r={7 - guess};t=60");
        }

        foreach (var path in (string[])["/oauth/token", "/oauth/revoke", "/auth/refresh", "/auth/token"])
        {
            using var answer = await program.PostAsync(path, content: null, Cancel);
            await answer.ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        }

        (await StatusAsync(program, "/health/live")).ShouldBe(HttpStatusCode.OK);
        (await FromAsync("192.0.2.9", "/auth/login")).StatusCode.ShouldBe(302);
    }

    // What fails on its way loses the headers it had; these are told all the same.
    [Fact]
    public async Task Quota_IsToldOnMistakes()
    {
        using var listener = _host.As("demo");
        using var broken = new StringContent("{", System.Text.Encoding.UTF8, "application/json");
        using var answer = await listener.PatchAsync("/me", broken, Cancel);
        await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        Told(answer).Limit.ShouldBe("\"listener\";r=4;t=60");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task Quota_IsReadableFromPagesOfRegisteredOrigins()
    {
        using var page = _host.As("demo");
        page.DefaultRequestHeaders.Add("Origin", "https://charts.example");
        await SpendAsync(page, 5);
        using var refused = await page.GetAsync("/me", Cancel);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://charts.example"]);
        refused.Headers.GetValues("Access-Control-Expose-Headers").Single().Split(',').ShouldBeSubsetOf(["ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate"]);
        refused.Headers.GetValues("Access-Control-Expose-Headers").Single().Split(',').ShouldContain("RateLimit");

        // A browser's question before the call is no call.
        using var ask = new HttpRequestMessage(HttpMethod.Options, "/me");
        ask.Headers.Add("Access-Control-Request-Method", "GET");
        using var preflight = await page.SendAsync(ask, Cancel);
        preflight.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task NoLimit_IsNotToldOf()
    {
        using var host = new ApiHost();
        host.Settings["RateLimits:Listener"] = "0";
        using var listener = host.As("demo");
        using var answer = await listener.GetAsync("/me", Cancel);
        answer.Headers.Contains("RateLimit").ShouldBeFalse();
        answer.Headers.Contains("RateLimit-Policy").ShouldBeFalse();
    }

    // A demo is there to be tried: its limits are ten times as high.
    [Theory]
    [InlineData("", 6000, 3000, 600)]
    [InlineData("mine", 600, 300, 60)]
    public void Limits_WithoutSettings_AreTheDocumentedOnes(string clientId, int listener, int anonymous, int signIn)
    {
        var limits = Options(("Spotify:ClientId", clientId));
        (limits.Listener, limits.Anonymous, limits.SignIn).ShouldBe((listener, anonymous, signIn));
    }

    [Fact]
    public void Limit_ThatIsNone_IsRefusedAtTheStart() =>
        Should.Throw<OptionsValidationException>(() => Options(("RateLimits:SignIn", "-1"))).Message.ShouldContain("SignIn");

    public void Dispose() => _host.Dispose();

    private static (string Limit, string Policy) Told(HttpResponseMessage answer) =>
        (answer.Headers.GetValues("RateLimit").Single(), answer.Headers.GetValues("RateLimit-Policy").Single());

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path = "/me")
    {
        using var answer = await client.GetAsync(path, Cancel);
        return answer.StatusCode;
    }

    private static async Task SpendAsync(HttpClient client, int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            (await StatusAsync(client)).ShouldBe(HttpStatusCode.OK, call.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static RateLimitOptions Options(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        using var services = new ServiceCollection().AddRateLimits(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<RateLimitOptions>>().Value;
    }

    private async Task<HttpClient> KeyAsync()
    {
        using var listener = _host.As("demo");
        using var answer = await listener.PostAsJsonAsync("/api-keys", new { name = "Test", scopes = new[] { "metrics:read" } }, Cancel);
        var client = _host.Anonymous();
        client.DefaultRequestHeaders.Add("X-API-Key", (await answer.JsonAsync(HttpStatusCode.Created)).GetProperty("apiKey").GetString());
        return client;
    }

    private async Task<HttpResponse> FromAsync(string address, string path, string header = "Accept", string value = "*/*")
    {
        var context = await _host.Server.SendAsync(
            context =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(address);
                (context.Request.Method, context.Request.Path, context.Request.Host) = ("GET", path, new HostString("127.0.0.1:5080"));
                context.Request.Headers[header] = value;
            },
            Cancel);
        return context.Response;
    }
}
