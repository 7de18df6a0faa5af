using System.Net;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.OAuth;

/// <summary>What programs may do with which scope, and from which pages they may call.</summary>
public sealed class ScopeTests : IDisposable
{
    private readonly ApiHost _host = new();
    private readonly ThirdParty _party;

    public ScopeTests()
    {
        ThirdParty.Register(_host);
        _party = new ThirdParty(_host);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/metrics/temporal", "metrics:read")]
    [InlineData("HEAD", "/metrics/temporal", "metrics:read")]
    [InlineData("GET", "/insights", "metrics:read")]
    [InlineData("GET", "/audio-profile", "metrics:read")]
    [InlineData("GET", "/me", "metrics:read")]
    [InlineData("GET", "/reference-data", "metrics:read")]
    [InlineData("GET", "/snapshots", "history:read")]
    [InlineData("GET", "/imports", "history:read")]
    [InlineData("GET", "/export", "history:read")]
    [InlineData("GET", "/plays", "history:read")]
    [InlineData("GET", "/artists", "history:read")]
    [InlineData("POST", "/snapshots", "collect")]
    [InlineData("GET", "/jobs", "collect")]
    [InlineData("DELETE", "/imports/00000000000000000000000000000000", "collect")]
    [InlineData("PATCH", "/me", "account:manage")]
    [InlineData("POST", "/auth/token", null)]
    [InlineData("POST", "/operator/rebuilds", "operate")]
    [InlineData("GET", "/operator/jobs", "operate")]
    [InlineData("PUT", "/reference-data", null)]
    public async Task Route_IsOpenToItsScopeAlone(string method, string path, string? scope)
    {
        foreach (var asked in new[] { "metrics:read", "history:read", "collect", "account:manage", "operate" })
        {
            using var party = new ThirdParty(_host);
            await party.LetInAsync(ThirdParty.Ask(("scope", asked)));

            var status = await party.StatusAsync(new HttpMethod(method), path);

            (status == HttpStatusCode.Forbidden).ShouldBe(asked != scope, $"{method} {path} with {asked}: {status}");
            status.ShouldNotBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Scope_ThatIsMissing_IsNamed()
    {
        await _party.LetInAsync(ThirdParty.Ask(("scope", "metrics:read")));
        using var answer = await _party.Program.GetAsync("/snapshots", Cancel);
        var problem = await answer.ProblemAsync(HttpStatusCode.Forbidden, "insufficient-scope");
        problem.GetProperty("detail").GetString().ShouldBe("The access token lacks the scope `history:read`.");
        answer.Headers.WwwAuthenticate.Single().ToString().ShouldBe("Bearer error=\"insufficient_scope\", scope=\"history:read\"");
    }

    [Fact]
    public async Task Program_OfOneListener_SeesNothingOfAnother()
    {
        await _party.LetInAsync();
        using var other = new ThirdParty(_host);
        await other.LetInAsync(listener: "light");
        (await _party.Program.GetJsonAsync("/me")).GetProperty("userId").GetString().ShouldBe("demo");
        (await other.Program.GetJsonAsync("/me")).GetProperty("userId").GetString().ShouldBe("light");
    }

    [Theory]
    [InlineData("https://charts.example", true)]
    [InlineData("https://charts.example:444", false)]
    [InlineData("http://charts.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    public async Task Page_OfARegisteredOrigin_MayCall(string origin, bool isAllowed)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Options, "/metrics/temporal");
        ask.Headers.Add("Origin", origin);
        ask.Headers.Add("Access-Control-Request-Method", "GET");
        ask.Headers.Add("Access-Control-Request-Headers", "authorization,if-none-match");
        using var preflight = await _party.Program.SendAsync(ask, Cancel);
        preflight.Headers.Contains("Access-Control-Allow-Origin").ShouldBe(isAllowed);

        await _party.LetInAsync();
        using var call = new HttpRequestMessage(HttpMethod.Get, "/me");
        call.Headers.Add("Origin", origin);
        using var answer = await _party.Program.SendAsync(call, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed).ShouldBe(isAllowed);
        if (isAllowed)
        {
            allowed.ShouldBe([origin]);
            answer.Headers.GetValues("Access-Control-Expose-Headers").Single().ShouldContain("ETag");
            answer.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse("cookies are for pages of our own");
        }
    }

    [Fact]
    public async Task Program_ThatIsNoLongerRegistered_IsNobody()
    {
        var (access, _) = await _party.LetInAsync();
        using var without = new ApiHost(_host);
        using var program = without.Anonymous();
        program.DefaultRequestHeaders.Authorization = new("Bearer", access);
        using var answer = await program.GetAsync("/me", Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    public void Dispose()
    {
        _party.Dispose();
        _host.Dispose();
    }
}
