using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.OAuth;

/// <summary>The way from a program to the listener and back: RFC 6749 section 4.1, RFC 7636, RFC 9207, RFC 9700.</summary>
public sealed class AuthorizationTests : IDisposable
{
    private readonly ApiHost _host = new();
    private readonly ThirdParty _party;

    public AuthorizationTests()
    {
        ThirdParty.Register(_host);
        _party = new ThirdParty(_host);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listener_SaysYes_AndTheProgramGetsACodeWithItsStateAndOurName()
    {
        using var page = await _party.SignInAsync(ThirdParty.Ask());
        var text = await page.Content.ReadAsStringAsync(Cancel);
        text.ShouldContain("Let Charts &lt;&amp; more&gt; in?");
        text.ShouldContain("See your listening statistics");
        text.ShouldContain("See what you listened to");
        text.ShouldNotContain("delete your data");
        page.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");

        using var back = await _party.DecideAsync(ThirdParty.Ask(), page);

        back.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        back.Headers.Location!.GetLeftPart(UriPartial.Path).ShouldBe(ThirdParty.RedirectUri);
        var query = QueryHelpers.ParseQuery(back.Headers.Location.Query);
        query["state"].ToString().ShouldBe("s t&1");
        query["iss"].ToString().ShouldBe("http://127.0.0.1:5080");
        query["code"].ToString().Length.ShouldBe(43);
        query.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Listener_SaysNo_AndTheProgramIsToldSo()
    {
        using var page = await _party.SignInAsync(ThirdParty.Ask());
        using var back = await _party.DecideAsync(ThirdParty.Ask(), page, "deny");

        Error(back).ShouldBe("access_denied");
    }

    // Nothing may be sent to an address that nobody registered, and near is not equal (RFC 9700 section 4.1.3).
    [Theory]
    [InlineData("https://charts.example/back/")]
    [InlineData("https://charts.example/back?x=1")]
    [InlineData("https://charts.example/Back")]
    [InlineData("https://charts.example/back/../back")]
    [InlineData("https://charts.example:443/back")]
    [InlineData("http://charts.example/back")]
    [InlineData("https://charts.example.evil.example/back")]
    [InlineData("https://evil.example/https://charts.example/back")]
    [InlineData("https://charts.example@evil.example/back")]
    [InlineData("//charts.example/back")]
    [InlineData("http://127.0.0.1/back")]
    [InlineData(null)]
    public async Task RedirectUri_OtherThanTheRegistered_IsToldTheListenerAlone(string? redirectUri)
    {
        using var answer = await _party.Browser.GetAsync(ThirdParty.Ask(("redirect_uri", redirectUri)), Cancel);
        await answer.ProblemAsync(HttpStatusCode.BadRequest, "authorization-refused");
        answer.Headers.Location.ShouldBeNull();
    }

    [Theory]
    [InlineData("http://127.0.0.1/back", true)]
    [InlineData("http://127.0.0.1:49152/back", true)]
    [InlineData("http://127.0.0.1:49152/other", false)]
    [InlineData("http://127.0.0.2:49152/back", false)]
    [InlineData("http://localhost:49152/back", false)]
    [InlineData("http://127.0.0.1:49152@evil.example/back", false)]
    [InlineData("https://127.0.0.1:49152/back", false)]
    public async Task RedirectUri_OnTheListenersMachine_HasAnyPort(string redirectUri, bool isTaken)
    {
        using var answer = await _party.Browser.GetAsync(ThirdParty.Ask(("client_id", "desktop"), ("redirect_uri", redirectUri), ("scope", "metrics:read")), Cancel);
        answer.StatusCode.ShouldBe(isTaken ? HttpStatusCode.Found : HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData(null)]
    public async Task Client_ThatIsNotRegistered_IsToldTheListenerAlone(string? client)
    {
        using var answer = await _party.Browser.GetAsync(ThirdParty.Ask(("client_id", client)), Cancel);
        await answer.ProblemAsync(HttpStatusCode.BadRequest, "authorization-refused");
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", null, "invalid_request")]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge", "short", "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge_method", null, "invalid_request")]
    [InlineData("scope", "metrics:read everything", "invalid_scope")]
    [InlineData("scope", "metrics:read metrics:read", "invalid_scope")]
    [InlineData("scope", " metrics:read", "invalid_scope")]
    public async Task Request_WithAMistake_GoesBackToTheProgramWithItsState(string name, string? value, string error)
    {
        using var back = await _party.Browser.GetAsync(ThirdParty.Ask((name, value)), Cancel);
        Error(back).ShouldBe(error);
        QueryHelpers.ParseQuery(back.Headers.Location!.Query)["state"].ToString().ShouldBe("s t&1");
    }

    [Fact]
    public async Task Scope_ThatTheProgramMayNotAskFor_IsRefused()
    {
        using var back = await _party.Browser.GetAsync(ThirdParty.Ask(("client_id", "desktop"), ("redirect_uri", "http://127.0.0.1:5000/back")), Cancel);
        Error(back).ShouldBe("invalid_scope");
    }

    [Theory]
    [InlineData("&client_id=charts", HttpStatusCode.BadRequest)]
    [InlineData("&redirect_uri=https://evil.example/", HttpStatusCode.BadRequest)]
    [InlineData("&state=other", HttpStatusCode.SeeOther)]
    [InlineData("&scope=collect", HttpStatusCode.SeeOther)]
    public async Task Parameter_ThatIsThereTwice_IsRefused(string more, HttpStatusCode expected)
    {
        using var answer = await _party.Browser.GetAsync(ThirdParty.Ask() + more, Cancel);
        answer.StatusCode.ShouldBe(expected);
        if (expected == HttpStatusCode.SeeOther)
        {
            Error(answer).ShouldBe("invalid_request");
        }
    }

    // Somebody else's page cannot agree in the listener's name.
    [Fact]
    public async Task Answer_WithoutTheTokenOfThePage_IsRefused()
    {
        using var page = await _party.SignInAsync(ThirdParty.Ask());
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("decision", "allow")]);
        using var answer = await _party.Browser.PostAsync(ThirdParty.Ask(), form, Cancel);
        await answer.ProblemAsync(HttpStatusCode.BadRequest, "authorization-refused");
    }

    // A program that has a token cannot let itself, or another one, in for more.
    [Fact]
    public async Task Question_AskedWithABearerToken_WantsTheListener()
    {
        await _party.LetInAsync();
        using var answer = await _party.Program.GetAsync(ThirdParty.Ask(("scope", "account:manage")), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.Host.ShouldNotBe("charts.example");
    }

    [Fact]
    public async Task Metadata_NameEverythingThatIsThere()
    {
        var metadata = await _party.Program.GetJsonAsync("/.well-known/oauth-authorization-server");
        metadata.GetProperty("issuer").GetString().ShouldBe("http://127.0.0.1:5080");
        metadata.GetProperty("authorization_endpoint").GetString().ShouldBe("http://127.0.0.1:5080/oauth/authorize");
        metadata.GetProperty("token_endpoint").GetString().ShouldBe("http://127.0.0.1:5080/oauth/token");
        metadata.GetProperty("revocation_endpoint").GetString().ShouldBe("http://127.0.0.1:5080/oauth/revoke");
        metadata.GetProperty("code_challenge_methods_supported")[0].GetString().ShouldBe("S256");
        metadata.GetProperty("scopes_supported").EnumerateArray().Select(scope => scope.GetString()).ShouldBe(["metrics:read", "history:read", "collect", "account:manage", "operate"]);
    }

    public void Dispose()
    {
        _party.Dispose();
        _host.Dispose();
    }

    private static string Error(HttpResponseMessage back)
    {
        back.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        back.Headers.Location!.GetLeftPart(UriPartial.Path).ShouldBeOneOf(ThirdParty.RedirectUri, "http://127.0.0.1:5000/back");
        var query = QueryHelpers.ParseQuery(back.Headers.Location.Query);
        query.ShouldNotContainKey("code");
        return query["error"].ToString();
    }
}
