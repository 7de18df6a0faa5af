using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using SpotifyInsights.Simulator;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.OAuth;

/// <summary>A program of somebody else and the browser of the listener who lets it in. Verifier and challenge are those of RFC 7636, appendix B.</summary>
internal sealed partial class ThirdParty : IDisposable
{
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    public const string RedirectUri = "https://charts.example/back";

    private readonly ApiHost host;

    public ThirdParty(ApiHost host)
    {
        this.host = host;
        Browser = host.Anonymous();
        Program = host.Anonymous();
    }

    /// <summary>The listener's browser.</summary>
    public HttpClient Browser { get; }

    /// <summary>The program's own calls.</summary>
    public HttpClient Program { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Registers the programs that the tests know, and lets both listeners in; before the first use of the host.</summary>
    public static void Register(ApiHost host)
    {
        host.Settings["Auth:AllowedSpotifyIds:0"] = "demo";
        host.Settings["Auth:AllowedSpotifyIds:1"] = "light";
        RegisterPrograms(host);
    }

    /// <summary>Registers the programs alone.</summary>
    public static void RegisterPrograms(ApiHost host)
    {
        var settings = host.Settings;
        settings["OAuth:Clients:0:Id"] = "charts";
        settings["OAuth:Clients:0:Name"] = "Charts <& more>";
        settings["OAuth:Clients:0:RedirectUris:0"] = RedirectUri;
        settings["OAuth:Clients:0:AllowedOrigins:0"] = "https://charts.example";
        settings["OAuth:Clients:1:Id"] = "desktop";
        settings["OAuth:Clients:1:Name"] = "Desktop";
        settings["OAuth:Clients:1:RedirectUris:0"] = "http://127.0.0.1/back";
        settings["OAuth:Clients:1:Scopes:0"] = "metrics:read";
    }

    /// <summary>The address that the program sends the browser to, with some parameters changed; null leaves one out.</summary>
    public static string Ask(params (string Name, string? Value)[] changes)
    {
        var parameters = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = "charts",
            ["redirect_uri"] = RedirectUri,
            ["scope"] = "metrics:read history:read",
            ["state"] = "s t&1",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
        {
            parameters[name] = value;
        }

        return QueryHelpers.AddQueryString("/oauth/authorize", parameters.Where(parameter => parameter.Value is not null));
    }

    /// <summary>Signs the browser in at Spotify on the way to the question, as it happens the first time.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string ask, string listener = "demo")
    {
        using var spotify = new SimulatorHandler(host.Simulation);
        using var back = await SignIn.ThroughSpotifyAsync(Browser, spotify, listener, ask);
        back.StatusCode.ShouldBe(HttpStatusCode.Found);
        return await Browser.GetAsync(back.Headers.Location!.ToString(), Cancel);
    }

    /// <summary>Answers the page that the browser shows.</summary>
    public async Task<HttpResponseMessage> DecideAsync(string ask, HttpResponseMessage page, string decision = "allow")
    {
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var token = Hidden().Match(await page.Content.ReadAsStringAsync(Cancel));
        token.Success.ShouldBeTrue();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { [token.Groups["name"].Value] = token.Groups["value"].Value, ["decision"] = decision });
        return await Browser.PostAsync(ask, form, Cancel);
    }

    /// <summary>The whole way to a code.</summary>
    public async Task<string> CodeAsync(string? ask = null, string listener = "demo")
    {
        using var page = await SignInAsync(ask ??= Ask(), listener);
        using var back = await DecideAsync(ask, page);
        back.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return QueryHelpers.ParseQuery(back.Headers.Location!.Query)["code"].ToString();
    }

    /// <summary>Asks the token endpoint.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> TokenAsync(params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await Program.PostAsync("/oauth/token", form, Cancel);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement);
    }

    /// <summary>Exchanges a code as it should be.</summary>
    public Task<(HttpStatusCode Status, JsonElement Body)> ExchangeAsync(string code) =>
        TokenAsync(("grant_type", "authorization_code"), ("client_id", "charts"), ("code", code), ("redirect_uri", RedirectUri), ("code_verifier", Verifier));

    /// <summary>Uses a refresh token as it should be.</summary>
    public Task<(HttpStatusCode Status, JsonElement Body)> RefreshAsync(string token) =>
        TokenAsync(("grant_type", "refresh_token"), ("client_id", "charts"), ("refresh_token", token));

    /// <summary>The whole way to tokens; the program sends the access token from here on.</summary>
    public async Task<(string Access, string Refresh)> LetInAsync(string? ask = null, string listener = "demo")
    {
        var (status, body) = await ExchangeAsync(await CodeAsync(ask, listener));
        status.ShouldBe(HttpStatusCode.OK);
        var tokens = (Access: body.GetProperty("access_token").GetString()!, Refresh: body.GetProperty("refresh_token").GetString()!);
        Use(tokens.Access);
        return tokens;
    }

    /// <summary>Lets the program send an access token.</summary>
    public void Use(string accessToken) => Program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);

    /// <summary>The status of a call with the program's token.</summary>
    public async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var answer = await Program.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    public void Dispose()
    {
        Browser.Dispose();
        Program.Dispose();
    }

    [GeneratedRegex("name=\"(?<name>__[^\"]+)\" value=\"(?<value>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();
}
