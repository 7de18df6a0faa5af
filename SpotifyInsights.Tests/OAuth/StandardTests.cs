using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.OAuth;

/// <summary>What the standards demand beside the usual way; docs/oauth-musts.md has the whole list.</summary>
public sealed class StandardTests : IDisposable
{
    private readonly ApiHost _host = new();
    private readonly ThirdParty _party;

    public StandardTests()
    {
        ThirdParty.Register(_host);
        _party = new ThirdParty(_host);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("display", "popup")]
    [InlineData("scope", "")]
    [InlineData("state", "")]
    public async Task Parameter_ThatIsUnknownOrEmpty_IsPassedOver(string name, string value)
    {
        using var answer = await _party.Browser.GetAsync(ThirdParty.Ask((name, value)), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.Host.ShouldBe("accounts.spotify.com");
    }

    [Theory]
    [InlineData("/oauth/token")]
    [InlineData("/oauth/revoke")]
    public async Task Token_ByGet_OrInTheAddress_IsRefused(string path)
    {
        const string secret = "?grant_type=refresh_token&client_id=charts&refresh_token=x&token=x";
        (await _party.StatusAsync(HttpMethod.Get, path + secret)).ShouldBe(HttpStatusCode.MethodNotAllowed);
        using var form = new FormUrlEncodedContent([]);
        using var answer = await _party.Program.PostAsync(path + secret, form, Cancel);
        (await answer.JsonAsync(HttpStatusCode.BadRequest)).GetProperty("error").GetString().ShouldBe("invalid_request");
    }

    // 32 random bytes are 43 characters; two of 128 bits would already never be the same.
    [Fact]
    public async Task Secrets_AreOf256Bits_AndNeverTheSame()
    {
        var first = await _party.CodeAsync();
        using var page = await _party.Browser.GetAsync(ThirdParty.Ask(), Cancel);
        using var back = await _party.DecideAsync(ThirdParty.Ask(), page);
        var second = QueryHelpers.ParseQuery(back.Headers.Location!.Query)["code"].ToString();
        var (_, tokens) = await _party.ExchangeAsync(second);
        string[] secrets = [first, second, tokens.GetProperty("refresh_token").GetString()!];
        secrets.ShouldAllBe(secret => Base64Url.DecodeFromChars(secret).Length == 32);
        secrets.Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
    }

    // Two sign-ins at once, mixed up on the way: each code is good with its own verifier alone.
    [Fact]
    public async Task Code_OfAnotherSignIn_WithThisOnesVerifier_IsRefused()
    {
        var verifier = new string('v', 43);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var other = await _party.CodeAsync(ThirdParty.Ask(("code_challenge", challenge), ("state", "other")));
        var (status, body) = await _party.ExchangeAsync(other);
        (status, body.GetProperty("error").GetString()).ShouldBe((HttpStatusCode.BadRequest, "invalid_grant"));
    }

    [Fact]
    public async Task Metadata_AreAsTheStandardWantsThem()
    {
        using var answer = await _party.Program.GetAsync("/.well-known/oauth-authorization-server", Cancel);
        var metadata = await answer.JsonAsync();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var issuer = new Uri(metadata.GetProperty("issuer").GetString()!);
        (issuer.Query, issuer.Fragment).ShouldBe(("", ""));
        metadata.GetProperty("response_types_supported").EnumerateArray().Select(type => type.GetString()).ShouldBe(["code"]);
        metadata.GetProperty("authorization_response_iss_parameter_supported").GetBoolean().ShouldBeTrue();
        metadata.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.Array).ShouldAllBe(list => list.Value.GetArrayLength() > 0);
        metadata.EnumerateObject().ShouldAllBe(one => one.Value.ValueKind != JsonValueKind.Null);
    }

    [Fact]
    public async Task Revocation_OfAnotherProgramsToken_IsRefused()
    {
        var (access, refresh) = await _party.LetInAsync();
        foreach (var token in (string[])[access, refresh])
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["client_id"] = "desktop", ["token"] = token });
            using var answer = await _party.Browser.PostAsync("/oauth/revoke", form, Cancel);
            (await answer.JsonAsync(HttpStatusCode.BadRequest)).GetProperty("error").GetString().ShouldBe("invalid_grant");
        }

        (await _party.StatusAsync(HttpMethod.Get, "/me")).ShouldBe(HttpStatusCode.OK);
        _party.Program.DefaultRequestHeaders.Authorization = null;
        (await _party.RefreshAsync(refresh)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("something")]
    public async Task Revocation_WithAWrongHint_EndsTheTokenAllTheSame(string hint)
    {
        var (_, refresh) = await _party.LetInAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["client_id"] = "charts", ["token"] = refresh, ["token_type_hint"] = hint });
        using var answer = await _party.Browser.PostAsync("/oauth/revoke", form, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        _party.Program.DefaultRequestHeaders.Authorization = null;
        (await _party.RefreshAsync(refresh)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    // A page may ask for tokens, but only a browser as such may ask the listener.
    [Fact]
    public async Task AuthorizationEndpoint_IsNoPagesToCall()
    {
        foreach (var (method, path, isOpen) in ((string, string, bool)[])
        [
            ("GET", ThirdParty.Ask(), false), ("POST", ThirdParty.Ask(), false), ("OPTIONS", ThirdParty.Ask(), false), ("OPTIONS", "/oauth/token", true), ("POST", "/oauth/token", true),
        ])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.Add("Origin", "https://charts.example");
            request.Headers.Add("Access-Control-Request-Method", "POST");
            using var answer = await _party.Browser.SendAsync(request, Cancel);
            answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBe(isOpen, $"{method} {path}");
        }
    }

    [Fact]
    public async Task ConsentPage_IsNotFramed_AndTellsNobodyWhereItWas()
    {
        using var page = await _party.SignInAsync(ThirdParty.Ask());
        page.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        page.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var text = await page.Content.ReadAsStringAsync(Cancel);
        text.ShouldContain("Charts &lt;&amp; more&gt;");
        text.ShouldNotContain("Charts <");
    }

    public void Dispose()
    {
        _party.Dispose();
        _host.Dispose();
    }
}
