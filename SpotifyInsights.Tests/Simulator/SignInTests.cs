using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace SpotifyInsights.Tests.Simulator;

public sealed class SignInTests : IDisposable
{
    private const string Callback = "http://127.0.0.1:5080/signin-spotify";
    private const string Client = "client_id=simulator-client&response_type=code";
    private readonly SimulatedWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Authorize_ListenerChosen_RedirectsWithCodeAndState()
    {
        var answer = await AuthorizeAsync("&listener=demo&state=a%2Fb%26c");
        answer["code"].ToString().ShouldNotBeEmpty();
        answer["state"].ToString().ShouldBe("a/b&c");
    }

    [Fact]
    public async Task Authorize_NobodyChosen_ShowsThePageWithEveryListener()
    {
        using var response = await _world.Anonymous.GetAsync($"/authorize?{Client}&redirect_uri={Uri.EscapeDataString(Callback)}&state=%22%3E%3Cscript%3E", SimulatedWorld.Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await response.Content.ReadAsStringAsync(SimulatedWorld.Cancel);
        page.ShouldContain("Mira Talberg");
        page.ShouldContain("listener=heavy");
        page.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task Authorize_AutoApprove_NeedsNoPage()
    {
        using var world = new SimulatedWorld(options => options.AutoApproveListener = "light");
        using var response = await world.Anonymous.GetAsync($"/authorize?{Client}&redirect_uri={Uri.EscapeDataString(Callback)}", SimulatedWorld.Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Authorize_Denied_RedirectsWithTheError()
    {
        var answer = await AuthorizeAsync("&error=access_denied&state=s");
        answer["error"].ToString().ShouldBe("access_denied");
        answer["state"].ToString().ShouldBe("s");
        answer.ContainsKey("code").ShouldBeFalse();
    }

    [Theory]
    [InlineData("client_id=somebody&response_type=code&redirect_uri=https://app.example/cb")]
    [InlineData("client_id=simulator-client&response_type=code&redirect_uri=http://localhost:5080/cb")]
    [InlineData("client_id=simulator-client&response_type=code&redirect_uri=http://app.example/cb")]
    [InlineData("client_id=simulator-client&response_type=code")]
    public async Task Authorize_UnknownAppOrAddress_IsNotRedirected(string query)
    {
        using var response = await _world.Anonymous.GetAsync($"/authorize?{query}&listener=demo", SimulatedWorld.Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Token_CodeWithBasicHeader_GivesTokensThatWork()
    {
        var reply = await ExchangeAsync(await CodeAsync("&scope=user-top-read"));
        ((string?)reply["token_type"]).ShouldBe("Bearer");
        reply["expires_in"]!.GetValue<int>().ShouldBe(3600);
        ((string?)reply["scope"]).ShouldBe("user-top-read");
        ((string?)reply["refresh_token"]).ShouldNotBeNullOrEmpty();

        using var client = _world.WithToken((string?)reply["access_token"]);
        var me = await SimulatedWorld.JsonAsync(client, "/v1/me");
        ((string?)me["id"]).ShouldBe("demo");
    }

    [Fact]
    public async Task Token_CodeUsedTwiceOrLate_IsInvalidGrant()
    {
        var code = await CodeAsync();
        await ExchangeAsync(code);
        await RefusedAsync(CodeForm(code), "invalid_grant");

        var late = await CodeAsync();
        _world.Clock.Now = _world.Clock.Now.AddMinutes(10);
        await RefusedAsync(CodeForm(late), "invalid_grant");
        await RefusedAsync(CodeForm("rubbish"), "invalid_grant");
    }

    [Fact]
    public async Task Token_OtherRedirectUri_IsInvalidGrant()
    {
        var form = CodeForm(await CodeAsync());
        form["redirect_uri"] = "http://127.0.0.1:5081/other";
        await RefusedAsync(form, "invalid_grant");
    }

    [Fact]
    public async Task Token_WrongClient_IsInvalidClient()
    {
        await RefusedAsync(CodeForm(await CodeAsync()), "invalid_client", user: "simulator-client:wrong");
        await RefusedAsync(CodeForm(await CodeAsync()), "invalid_client", user: "nobody:simulator-secret");
        await RefusedAsync(new() { ["grant_type"] = "client_credentials" }, "unsupported_grant_type");
    }

    [Fact]
    public async Task Token_WithPkce_WantsTheRightVerifierAndNoSecret()
    {
        // The pair of RFC 7636, appendix B.
        const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        var pkce = $"&code_challenge={Challenge}&code_challenge_method=S256";

        var wrong = CodeForm(await CodeAsync(pkce));
        wrong["client_id"] = "simulator-client";
        wrong["code_verifier"] = Verifier + "x";
        await RefusedAsync(wrong, "invalid_grant", user: null);

        var right = CodeForm(await CodeAsync(pkce));
        right["client_id"] = "simulator-client";
        right["code_verifier"] = Verifier;
        using var response = await PostAsync(right, user: null);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);

        var neither = CodeForm(await CodeAsync());
        neither["client_id"] = "simulator-client";
        await RefusedAsync(neither, "invalid_client", user: null);
    }

    [Fact]
    public async Task Token_Refresh_HasANewAccessTokenAndNoRefreshToken()
    {
        var first = _world.Simulation.Tokens.SignIn("demo");
        _world.Clock.Now = _world.Clock.Now.AddHours(1);
        using var old = _world.WithToken(first.AccessToken);
        using var expired = await old.GetAsync("/v1/me", SimulatedWorld.Cancel);
        await SimulatedWorld.ErrorAsync(expired, 401);

        using var response = await PostAsync(RefreshForm(first.RefreshToken!));
        var reply = JsonNode.Parse(await response.Content.ReadAsStringAsync(SimulatedWorld.Cancel))!.AsObject();
        reply.ContainsKey("refresh_token").ShouldBeFalse();
        using var client = _world.WithToken((string?)reply["access_token"]);
        await SimulatedWorld.JsonAsync(client, "/v1/me");
    }

    [Fact]
    public async Task Token_RefreshAfterSixMonths_IsInvalidGrantHoweverOftenItWasRefreshed()
    {
        using var world = new SimulatedWorld(options => options.RotateRefreshTokens = true);
        var signedInAt = world.Clock.Now;
        var refreshToken = world.Simulation.Tokens.SignIn("demo").RefreshToken!;
        world.Clock.Now = signedInAt.AddMonths(6).AddSeconds(-1);
        using var lastTime = await PostAsync(RefreshForm(refreshToken), world: world);
        var rotated = (string?)JsonNode.Parse(await lastTime.Content.ReadAsStringAsync(SimulatedWorld.Cancel))!["refresh_token"];
        rotated.ShouldNotBeNull();

        world.Clock.Now = signedInAt.AddMonths(6);
        using var tooLate = await PostAsync(RefreshForm(rotated), world: world);
        tooLate.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Token_Revoked_EndsEverythingUntilTheNextSignIn()
    {
        var before = _world.Simulation.Tokens.SignIn("demo");
        _world.Simulation.Tokens.Revoke("demo");
        await RefusedAsync(RefreshForm(before.RefreshToken!), "invalid_grant");
        using var client = _world.WithToken(before.AccessToken);
        using var refused = await client.GetAsync("/v1/me", SimulatedWorld.Cancel);
        await SimulatedWorld.ErrorAsync(refused, 401);

        _world.Clock.Now = _world.Clock.Now.AddSeconds(1);
        using var again = _world.ClientOf("demo");
        await SimulatedWorld.JsonAsync(again, "/v1/me");
    }

    [Fact]
    public async Task Token_AfterARestart_StillWorks()
    {
        using var restarted = new SimulatedWorld();
        using var client = restarted.WithToken(_world.Simulation.Tokens.SignIn("demo").AccessToken);
        await SimulatedWorld.JsonAsync(client, "/v1/me");
    }

    private static Dictionary<string, string> CodeForm(string code) =>
        new() { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = Callback };

    private static Dictionary<string, string> RefreshForm(string token) => new() { ["grant_type"] = "refresh_token", ["refresh_token"] = token };

    private async Task<Dictionary<string, Microsoft.Extensions.Primitives.StringValues>> AuthorizeAsync(string more)
    {
        using var response = await _world.Anonymous.GetAsync($"/authorize?{Client}&redirect_uri={Uri.EscapeDataString(Callback)}{more}", SimulatedWorld.Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var location = response.Headers.Location!;
        location.GetLeftPart(UriPartial.Path).ShouldBe(Callback);
        return QueryHelpers.ParseQuery(location.Query);
    }

    private async Task<string> CodeAsync(string more = "") => (await AuthorizeAsync("&listener=demo" + more))["code"].ToString();

    private async Task<JsonObject> ExchangeAsync(string code)
    {
        using var response = await PostAsync(CodeForm(code));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(SimulatedWorld.Cancel))!.AsObject();
    }

    private async Task RefusedAsync(Dictionary<string, string> form, string error, string? user = "simulator-client:simulator-secret")
    {
        using var response = await PostAsync(form, user);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(SimulatedWorld.Cancel))!;
        ((string?)body["error"]).ShouldBe(error);
        ((string?)body["error_description"]).ShouldNotBeNullOrEmpty();
    }

    private async Task<HttpResponseMessage> PostAsync(
        Dictionary<string, string> form, string? user = "simulator-client:simulator-secret", SimulatedWorld? world = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://accounts.spotify.com/api/token") { Content = new FormUrlEncodedContent(form) };
        if (user is not null)
        {
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
        }

        return await (world ?? _world).Anonymous.SendAsync(request, SimulatedWorld.Cancel);
    }
}
