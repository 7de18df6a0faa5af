using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace SpotifyInsights.Tests.Api;

/// <summary>Plays the browser in Spotify's authorization code flow.</summary>
internal static class SignIn
{
    /// <summary>Goes to /auth/login, agrees at Spotify as <paramref name="listener"/>, and returns the answer of the callback.</summary>
    public static async Task<HttpResponseMessage> ThroughSpotifyAsync(HttpClient browser, HttpMessageHandler spotify, string listener, string login = "/auth/login")
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var begin = await browser.GetAsync(login, cancellation);
        begin.StatusCode.ShouldBe(HttpStatusCode.Found);
        using var accounts = new HttpClient(spotify, disposeHandler: false);
        var consent = QueryHelpers.AddQueryString(begin.Headers.Location!.ToString(), "listener", listener);
        using var agreed = await accounts.GetAsync(consent, cancellation);
        agreed.StatusCode.ShouldBe(HttpStatusCode.Found);
        return await browser.GetAsync(agreed.Headers.Location!.PathAndQuery, cancellation);
    }

    /// <summary>Gives the signed-in browser's listener a bearer token, which <paramref name="browser"/> sends from here on.</summary>
    public static async Task TakeTokenAsync(HttpClient browser)
    {
        browser.DefaultRequestHeaders.Authorization = null;
        using var answer = await browser.PostAsync("/auth/token", content: null, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("accessToken").GetString());
    }
}
