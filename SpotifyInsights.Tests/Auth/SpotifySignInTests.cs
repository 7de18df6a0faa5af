using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OAuth;
using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Api.Spotify.Tokens;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Tests.Spotify;

namespace SpotifyInsights.Tests.Auth;

public sealed class SpotifySignInTests : IDisposable
{
    private readonly SpotifyHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Instant Now => SpotifyHost.Start.ToInstant();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task FirstSignIn_MakesAnAccountThatCanCollectAtOnce()
    {
        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-bare.json"));

        var account = await AcceptAsync(SpotifyHost.TokenJson("access-now", "refresh-now"));

        account.ShouldBe(new Account
        {
            UserId = SpotifyHost.UserId,
            CreatedAt = Now,
            AuthorizedAt = Now,
            NeedsSignIn = false,
            ProtectedTokens = account.ProtectedTokens,
            Version = account.Version,
        });
        _host.Get<TokenProtector>().Unprotect(SpotifyHost.UserId, account.ProtectedTokens!).ShouldBe("refresh-now");
        await _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel);
        _host.Spotify.Requests.ShouldHaveSingleItem().Authorization.ShouldBe("Bearer access-now");
    }

    [Fact]
    public async Task SignInAgain_HealsTheAccountAndKeepsItsSettings()
    {
        await _host.WithAccountAsync(Cancel);
        var store = _host.Get<AccountStore>();
        var before = await store.PutAsync((await store.FindAsync(SpotifyHost.UserId, Cancel))! with { NeedsSignIn = true }, Cancel);

        await AcceptAsync(SpotifyHost.TokenJson("access-now", "refresh-now"));

        var after = (await store.FindAsync(SpotifyHost.UserId, Cancel))!;
        after.ShouldBe(before with { NeedsSignIn = false, AuthorizedAt = Now, ProtectedTokens = after.ProtectedTokens, Version = after.Version });
        after.TimeZone.ShouldBe("Europe/Amsterdam");
    }

    [Fact]
    public async Task Response_WithoutRefreshToken_IsRefused()
    {
        (await Should.ThrowAsync<SpotifyResponseException>(() => AcceptAsync(SpotifyHost.TokenJson("access-now"))))
            .Message.ShouldBe("The answer of POST /api/token cannot be used: access_token or refresh_token is missing.");
        (await _host.Get<AccountStore>().FindAsync(SpotifyHost.UserId, Cancel)).ShouldBeNull();
    }

    [Fact]
    public void Scopes_AreThoseThatTheCallsNeed() =>
        SpotifyScopes.All.ShouldBe(["user-read-recently-played", "user-top-read", "user-read-private", "user-read-currently-playing"]);

    private async Task<Account> AcceptAsync(string json)
    {
        using var response = OAuthTokenResponse.Success(JsonDocument.Parse(json));
        return await _host.Get<SpotifySignIn>().AcceptAsync(SpotifyHost.UserId, response, Cancel);
    }
}
