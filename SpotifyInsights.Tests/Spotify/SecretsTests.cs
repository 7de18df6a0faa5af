using System.Net;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Api.Spotify.Tokens;
using SpotifyInsights.Storage.Accounts;

namespace SpotifyInsights.Tests.Spotify;

public sealed class SecretsTests
{
    private const string Rotated = "refresh-secret-2";

    private static readonly string[] Secrets = [SpotifyHost.AccessToken, SpotifyHost.RefreshToken, SpotifyHost.ClientSecret, Rotated];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Courses =>
        ["fine", "revoked", "token endpoint down", "token endpoint talks rubbish", "refused twice", "api down", "rate limited", "api talks rubbish", "forbidden"];

    [Theory]
    [MemberData(nameof(Courses))]
    public async Task Secrets_AppearInNoLogAndNoException(string course)
    {
        using var host = new SpotifyHost();
        await host.WithAccountAsync(Cancel);
        Arrange(host.Spotify, course);

        var exception = await Record.ExceptionAsync(() => host.Client.GetCurrentUserAsync(host.Ledger, Cancel));

        (exception is null).ShouldBe(course == "fine");
        foreach (var text in host.Logs.Lines.Append(exception?.ToString() ?? ""))
        {
            Secrets.ShouldAllBe(secret => !text.Contains(secret, StringComparison.Ordinal), text);
        }
    }

    [Fact]
    public async Task Tokens_AtRest_AreEncrypted()
    {
        using var host = new SpotifyHost();
        await host.WithAccountAsync(Cancel);
        Arrange(host.Spotify, "fine");
        await host.Client.GetCurrentUserAsync(host.Ledger, Cancel);

        var stored = (await host.Objects.GetAsync("users/ada/account.json", Cancel))!;
        var text = System.Text.Encoding.UTF8.GetString(stored.Content.Span);

        Secrets.ShouldAllBe(secret => !text.Contains(secret, StringComparison.Ordinal));
        var account = (await host.Get<AccountStore>().FindAsync(SpotifyHost.UserId, Cancel))!;
        host.Get<TokenProtector>().Unprotect(SpotifyHost.UserId, account.ProtectedTokens!).ShouldBe(Rotated);
    }

    [Fact]
    public void WhatHoldsSecrets_DoesNotPrintThem()
    {
        var printed = string.Join(' ', new AccessToken(SpotifyHost.AccessToken, default), new SpotifyOptions { ClientSecret = SpotifyHost.ClientSecret });

        Secrets.ShouldAllBe(secret => !printed.Contains(secret, StringComparison.Ordinal));
    }

    private static void Arrange(ScriptedSpotify spotify, string course)
    {
        (HttpStatusCode tokenStatus, string tokenBody) = course switch
        {
            "revoked" => (HttpStatusCode.BadRequest, $$"""{"error":"invalid_grant","error_description":"{{SpotifyHost.RefreshToken}} was revoked"}"""),
            "token endpoint down" => (HttpStatusCode.ServiceUnavailable, SpotifyHost.RefreshToken),
            "token endpoint talks rubbish" => (HttpStatusCode.OK, $$"""{"access_token":["{{SpotifyHost.AccessToken}}"]}"""),
            _ => (HttpStatusCode.OK, SpotifyHost.TokenJson(refreshToken: Rotated)),
        };
        (HttpStatusCode apiStatus, string apiBody) = course switch
        {
            "refused twice" => (HttpStatusCode.Unauthorized, SpotifyHost.AccessToken),
            "api down" => (HttpStatusCode.InternalServerError, SpotifyHost.AccessToken),
            "rate limited" => (HttpStatusCode.TooManyRequests, SpotifyHost.AccessToken),
            "api talks rubbish" => (HttpStatusCode.OK, $"<html>{SpotifyHost.AccessToken}</html>"),
            "forbidden" => (HttpStatusCode.Forbidden, SpotifyHost.AccessToken),
            _ => (HttpStatusCode.OK, Recorded.Read("me-bare.json")),
        };
        spotify.On(SpotifyHost.Token, tokenStatus, tokenBody).On(SpotifyHost.Me, apiStatus, apiBody);
    }
}
