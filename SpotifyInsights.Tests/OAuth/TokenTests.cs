using System.Net;
using System.Net.Http.Headers;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.OAuth;

/// <summary>Codes, access tokens and refresh tokens, used well and stolen: RFC 6749 sections 4.1.3, 5 and 6, RFC 7009, RFC 9700 section 4.14.</summary>
public sealed class TokenTests : IDisposable
{
    private readonly ApiHost _host = new();
    private readonly ThirdParty _party;

    public TokenTests()
    {
        ThirdParty.Register(_host);
        _party = new ThirdParty(_host);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Code_GivesTokens_ThatWork()
    {
        var (status, body) = await _party.ExchangeAsync(await _party.CodeAsync());

        status.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("token_type").GetString().ShouldBe("Bearer");
        body.GetProperty("expires_in").GetInt32().ShouldBe(3600);
        body.GetProperty("scope").GetString().ShouldBe("metrics:read history:read");
        _party.Use(body.GetProperty("access_token").GetString()!);
        (await _party.Program.GetJsonAsync("/me")).GetProperty("userId").GetString().ShouldBe("demo");
    }

    [Fact]
    public async Task Code_UsedTwice_EndsWhatTheFirstUseGave()
    {
        var code = await _party.CodeAsync();
        var (_, first) = await _party.ExchangeAsync(code);
        _party.Use(first.GetProperty("access_token").GetString()!);
        (await _party.StatusAsync(HttpMethod.Get, "/me")).ShouldBe(HttpStatusCode.OK);
        _party.Program.DefaultRequestHeaders.Authorization = null;

        var (status, second) = await _party.ExchangeAsync(code);

        (status, second.GetProperty("error").GetString()).ShouldBe((HttpStatusCode.BadRequest, "invalid_grant"));
        (await _party.RefreshAsync(first.GetProperty("refresh_token").GetString()!)).Body.GetProperty("error").GetString().ShouldBe("invalid_grant");
        _party.Use(first.GetProperty("access_token").GetString()!);
        (await _party.StatusAsync(HttpMethod.Get, "/me")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl")]
    [InlineData("code_verifier", ThirdParty.Challenge)]
    [InlineData("redirect_uri", "https://charts.example/other")]
    [InlineData("client_id", "desktop")]
    [InlineData("code", "nonsense")]
    public async Task Code_WithSomethingThatDoesNotFit_IsRefusedAndSpent(string name, string value)
    {
        var code = await _party.CodeAsync();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = "charts",
            ["code"] = code,
            ["redirect_uri"] = ThirdParty.RedirectUri,
            ["code_verifier"] = ThirdParty.Verifier,
        };
        fields[name] = value;

        var (status, body) = await _party.TokenAsync([.. fields.Select(field => (field.Key, field.Value))]);

        (status, body.GetProperty("error").GetString()).ShouldBe((HttpStatusCode.BadRequest, "invalid_grant"));
        if (name != "code")
        {
            (await _party.ExchangeAsync(code)).Status.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Theory]
    [InlineData(59, HttpStatusCode.OK)]
    [InlineData(60, HttpStatusCode.BadRequest)]
    public async Task Code_LastsAMinute(int seconds, HttpStatusCode expected)
    {
        var code = await _party.CodeAsync();
        _host.Clock.Advance(TimeSpan.FromSeconds(seconds));
        (await _party.ExchangeAsync(code)).Status.ShouldBe(expected);
    }

    [Theory]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    [InlineData("grant_type", "", "invalid_request")]
    [InlineData("code", "", "invalid_request")]
    [InlineData("code_verifier", "", "invalid_request")]
    [InlineData("client_id", "", "invalid_request")]
    [InlineData("client_id", "nobody", "invalid_client")]
    public async Task Request_WithAMistake_IsAnErrorOfTheStandard(string name, string value, string error)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = "charts",
            ["code"] = "x",
            ["redirect_uri"] = ThirdParty.RedirectUri,
            ["code_verifier"] = ThirdParty.Verifier,
        };
        fields[name] = value;

        var (status, body) = await _party.TokenAsync([.. fields.Select(field => (field.Key, field.Value))]);

        (status, body.GetProperty("error").GetString()).ShouldBe((HttpStatusCode.BadRequest, error));
    }

    [Fact]
    public async Task Request_WithAFieldTwiceOrAsJson_IsRefused()
    {
        (await _party.TokenAsync(("grant_type", "refresh_token"), ("grant_type", "refresh_token"))).Body.GetProperty("error").GetString().ShouldBe("invalid_request");
        using var json = new StringContent("{\"grant_type\":\"refresh_token\"}", new MediaTypeHeaderValue("application/json"));
        using var answer = await _party.Program.PostAsync("/oauth/token", json, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.JsonAsync(HttpStatusCode.BadRequest)).GetProperty("error").GetString().ShouldBe("invalid_request");
    }

    [Fact]
    public async Task Request_WithASecret_Is401AndAsksForNone()
    {
        _party.Program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "Y2hhcnRzOnNlY3JldA==");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "refresh_token"), KeyValuePair.Create("refresh_token", "x")]);
        using var answer = await _party.Program.PostAsync("/oauth/token", form, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Basic");
    }

    [Fact]
    public async Task RefreshToken_GivesNewOnes_EachOnce()
    {
        var (_, first) = await _party.LetInAsync();
        _party.Program.DefaultRequestHeaders.Authorization = null;
        _host.Clock.Advance(TimeSpan.FromMinutes(61));

        var (status, body) = await _party.RefreshAsync(first);
        status.ShouldBe(HttpStatusCode.OK);
        var second = body.GetProperty("refresh_token").GetString()!;
        second.ShouldNotBe(first);
        (await _party.RefreshAsync(second)).Status.ShouldBe(HttpStatusCode.OK);
    }

    // Whoever comes second may be the thief or the robbed: nobody can tell, so it ends for both.
    [Fact]
    public async Task RefreshToken_UsedAgain_EndsTheWholeFamily()
    {
        var (_, first) = await _party.LetInAsync();
        _party.Program.DefaultRequestHeaders.Authorization = null;
        var (_, rotated) = await _party.RefreshAsync(first);

        (await _party.RefreshAsync(first)).Body.GetProperty("error").GetString().ShouldBe("invalid_grant");

        (await _party.RefreshAsync(rotated.GetProperty("refresh_token").GetString()!)).Body.GetProperty("error").GetString().ShouldBe("invalid_grant");
        _party.Use(rotated.GetProperty("access_token").GetString()!);
        (await _party.StatusAsync(HttpMethod.Get, "/me")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task RefreshToken_OfAnotherProgram_OrTooOld_IsRefused()
    {
        var (_, refresh) = await _party.LetInAsync();
        _party.Program.DefaultRequestHeaders.Authorization = null;
        var (_, body) = await _party.TokenAsync(("grant_type", "refresh_token"), ("client_id", "desktop"), ("refresh_token", refresh));
        body.GetProperty("error").GetString().ShouldBe("invalid_grant");

        _host.Clock.Advance(TimeSpan.FromDays(14));
        (await _party.RefreshAsync(refresh)).Body.GetProperty("error").GetString().ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task Scope_OfARefresh_MayBeNarrowerButNotWider()
    {
        var (_, refresh) = await _party.LetInAsync();
        _party.Program.DefaultRequestHeaders.Authorization = null;
        var (_, wider) = await _party.TokenAsync(("grant_type", "refresh_token"), ("client_id", "charts"), ("refresh_token", refresh), ("scope", "collect"));
        wider.GetProperty("error").GetString().ShouldBe("invalid_scope");

        var (status, narrower) = await _party.TokenAsync(("grant_type", "refresh_token"), ("client_id", "charts"), ("refresh_token", refresh), ("scope", "metrics:read"));
        status.ShouldBe(HttpStatusCode.OK);
        _party.Use(narrower.GetProperty("access_token").GetString()!);
        (await _party.StatusAsync(HttpMethod.Get, "/snapshots")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Revocation_OfEitherToken_EndsBoth(bool isOfAccess)
    {
        var (access, refresh) = await _party.LetInAsync();
        _party.Program.DefaultRequestHeaders.Authorization = null;
        using var other = Form(("client_id", "desktop"), ("token", refresh));
        using var refused = await _party.Program.PostAsync("/oauth/revoke", other, Cancel);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "another program ends nothing (RFC 7009 section 2.1)");
        _party.Use(access);
        (await _party.StatusAsync(HttpMethod.Get, "/me")).ShouldBe(HttpStatusCode.OK);
        _party.Program.DefaultRequestHeaders.Authorization = null;

        using var form = Form(("client_id", "charts"), ("token", isOfAccess ? access : refresh), ("token_type_hint", "nonsense"));
        using var answer = await _party.Program.PostAsync("/oauth/revoke", form, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _party.RefreshAsync(refresh)).Body.GetProperty("error").GetString().ShouldBe("invalid_grant");
        _party.Use(access);
        (await _party.StatusAsync(HttpMethod.Get, "/me")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Revocation_OfNonsense_IsNoError()
    {
        using var form = Form(("client_id", "charts"), ("token", "nonsense"));
        using var answer = await _party.Program.PostAsync("/oauth/revoke", form, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AccessToken_Tampered_IsNobody()
    {
        var (access, _) = await _party.LetInAsync();
        _party.Use(access[..^3] + (access[^3] == 'A' ? 'B' : 'A') + access[^2..]);
        (await _party.StatusAsync(HttpMethod.Get, "/me")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Tokens_OfAListenerWhoLeft_AreVoid()
    {
        var (access, refresh) = await _party.LetInAsync();
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        using var left = await _party.Browser.DeleteAsync("/me", Cancel);
        left.StatusCode.ShouldBe(HttpStatusCode.Accepted);

        (await _party.StatusAsync(HttpMethod.Get, "/me")).ShouldBe(HttpStatusCode.Unauthorized);
        _party.Program.DefaultRequestHeaders.Authorization = null;
        (await _party.RefreshAsync(refresh)).Body.GetProperty("error").GetString().ShouldBe("invalid_grant");
        access.ShouldNotBeEmpty();
    }

    public void Dispose()
    {
        _party.Dispose();
        _host.Dispose();
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
