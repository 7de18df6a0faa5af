using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Api.Spotify.Tokens;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Spotify;

public sealed class SpotifyTokenServiceTests : IDisposable
{
    private const string InvalidGrant = """{"error":"invalid_grant","error_description":"Refresh token revoked"}""";

    private readonly SpotifyHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SpotifyTokenService Tokens => _host.Get<SpotifyTokenService>();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Refresh_SendsTheGrantWithTheAppsCredentials()
    {
        await _host.SignedInAsync(Cancel);

        (await Tokens.GetAsync(SpotifyHost.UserId, Cancel)).Value.ShouldBe(SpotifyHost.AccessToken);

        var request = _host.Spotify.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Server.ShouldBe("https://accounts.spotify.com");
        request.Authorization.ShouldBe("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("client-1:client-secret-1")));
        request.Body.ShouldBe("grant_type=refresh_token&refresh_token=refresh-secret-1");
    }

    [Fact]
    public async Task Token_IsKeptUntilAMinuteBeforeItsEnd()
    {
        await _host.SignedInAsync(Cancel);
        await Tokens.GetAsync(SpotifyHost.UserId, Cancel);

        _host.Time.Advance(TimeSpan.FromSeconds(3539));
        await Tokens.GetAsync(SpotifyHost.UserId, Cancel);
        _host.Spotify.CountOf(SpotifyHost.Token).ShouldBe(1);

        _host.Time.Advance(TimeSpan.FromSeconds(1));
        await Tokens.GetAsync(SpotifyHost.UserId, Cancel);
        _host.Spotify.CountOf(SpotifyHost.Token).ShouldBe(2);
    }

    [Fact]
    public async Task Reply_WithoutRefreshToken_KeepsTheOldOne()
    {
        await _host.SignedInAsync(Cancel);
        var before = await AccountAsync();

        await Tokens.GetAsync(SpotifyHost.UserId, Cancel);

        (await AccountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Reply_WithANewRefreshToken_StoresItAndKeepsTheRest()
    {
        await _host.WithAccountAsync(Cancel);
        var before = await AccountAsync();
        _host.Spotify.On(SpotifyHost.Token, HttpStatusCode.OK, SpotifyHost.TokenJson("a", "refresh-secret-2"))
            .On(SpotifyHost.Token, HttpStatusCode.OK, SpotifyHost.TokenJson("b"));

        var first = await Tokens.GetAsync(SpotifyHost.UserId, Cancel);
        await Tokens.ReplaceAsync(SpotifyHost.UserId, first, Cancel);

        _host.Spotify.Requests.Select(request => request.Body).ShouldBe(
            ["grant_type=refresh_token&refresh_token=refresh-secret-1", "grant_type=refresh_token&refresh_token=refresh-secret-2"]);
        var after = await AccountAsync();
        after.ShouldBe(before with { ProtectedTokens = after.ProtectedTokens, Version = after.Version });
        after.ProtectedTokens.ShouldNotBe(before.ProtectedTokens);
    }

    [Fact]
    public async Task InvalidGrant_IsFinal_AndEverythingElseStays()
    {
        await _host.WithAccountAsync(Cancel);
        var before = await AccountAsync();
        _host.Spotify.On(SpotifyHost.Token, HttpStatusCode.BadRequest, InvalidGrant);

        var exception = await Should.ThrowAsync<SignInRequiredException>(() => _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel));
        exception.UserId.ShouldBe(SpotifyHost.UserId);
        exception.Message.ShouldBe("The listener ada has to sign in with Spotify again: Spotify ended the permission.");
        var after = await AccountAsync();
        after.ShouldBe(before with { NeedsSignIn = true, Version = after.Version });

        await Should.ThrowAsync<SignInRequiredException>(() => _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel));
        _host.Spotify.CountOf(SpotifyHost.Token).ShouldBe(1);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, InvalidGrant)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "<html>down</html>")]
    [InlineData(HttpStatusCode.TooManyRequests, "")]
    [InlineData(HttpStatusCode.BadRequest, "<html>proxy</html>")]
    [InlineData(HttpStatusCode.BadRequest, """{"error":"invalid_request"}""")]
    [InlineData(HttpStatusCode.BadRequest, """{"error":"invalid_client"}""")]
    [InlineData(HttpStatusCode.Forbidden, InvalidGrant)]
    [InlineData(HttpStatusCode.OK, """{"token_type":"Bearer"}""")]
    [InlineData(HttpStatusCode.OK, """{"access_token":"x","expires_in":"soon"}""")]
    [InlineData(HttpStatusCode.OK, """{"access_token":"x","expi""")]
    public async Task TroubleAtTheTokenEndpoint_IsNoRevocation(HttpStatusCode status, string body)
    {
        await _host.WithAccountAsync(Cancel);
        var before = await AccountAsync();
        _host.Spotify.On(SpotifyHost.Token, status, body);

        var exception = await Should.ThrowAsync<SpotifyException>(() => Tokens.GetAsync(SpotifyHost.UserId, Cancel));

        exception.ShouldNotBeOfType<SignInRequiredException>();
        (await AccountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task NetworkFaultAtTheTokenEndpoint_IsRetriedAndNoRevocation()
    {
        await _host.WithAccountAsync(Cancel);
        _host.Spotify.OnFault(SpotifyHost.Token, new HttpRequestException("No route to host"))
            .On(SpotifyHost.Token, HttpStatusCode.BadGateway, "")
            .On(SpotifyHost.Token, HttpStatusCode.OK, SpotifyHost.TokenJson());

        (await Tokens.GetAsync(SpotifyHost.UserId, Cancel)).Value.ShouldBe(SpotifyHost.AccessToken);
    }

    [Fact]
    public async Task WrongCredentials_NameTheSettings()
    {
        await _host.WithAccountAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Token, HttpStatusCode.Unauthorized, """{"error":"invalid_client","error_description":"Invalid client secret"}""");

        (await Should.ThrowAsync<SpotifyCredentialsException>(() => Tokens.GetAsync(SpotifyHost.UserId, Cancel))).Message.ShouldBe(
            "Spotify does not accept the app's credentials (invalid_client). Check Spotify:ClientId and Spotify:ClientSecret.");
    }

    [Fact]
    public async Task ManyAtOnce_RefreshOnce()
    {
        await _host.WithAccountAsync(Cancel);
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        _host.Spotify.On(SpotifyHost.Token, _ => answer.Task);

        var calls = Enumerable.Range(0, 20).Select(_ => Tokens.GetAsync(SpotifyHost.UserId, Cancel)).ToList();
        answer.SetResult(ScriptedSpotify.Answer(HttpStatusCode.OK, SpotifyHost.TokenJson()));
        var tokens = await Task.WhenAll(calls);

        tokens.Distinct().Count().ShouldBe(1);
        _host.Spotify.CountOf(SpotifyHost.Token).ShouldBe(1);
    }

    [Fact]
    public async Task ManyRefusedAtOnce_ReplaceOnce()
    {
        await _host.WithAccountAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Token, HttpStatusCode.OK, SpotifyHost.TokenJson("a")).On(SpotifyHost.Token, HttpStatusCode.OK, SpotifyHost.TokenJson("b"));
        var refused = await Tokens.GetAsync(SpotifyHost.UserId, Cancel);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Tokens.ReplaceAsync(SpotifyHost.UserId, refused, Cancel)));

        tokens.ShouldAllBe(token => token.Value == "b");
        _host.Spotify.CountOf(SpotifyHost.Token).ShouldBe(2);
    }

    [Fact]
    public async Task Cancelled_Caller_DoesNotStopTheRefreshOfTheOthers()
    {
        await _host.WithAccountAsync(Cancel);
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        _host.Spotify.On(SpotifyHost.Token, _ =>
        {
            asked.SetResult();
            return answer.Task;
        });
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        var first = Tokens.GetAsync(SpotifyHost.UserId, cancel.Token);
        var second = Tokens.GetAsync(SpotifyHost.UserId, Cancel);
        await asked.Task.WaitAsync(Cancel);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        answer.SetResult(ScriptedSpotify.Answer(HttpStatusCode.OK, SpotifyHost.TokenJson("a", "refresh-secret-2")));

        (await second).Value.ShouldBe("a");
        _host.Get<TokenProtector>().Unprotect(SpotifyHost.UserId, (await AccountAsync()).ProtectedTokens!).ShouldBe("refresh-secret-2");
    }

    [Fact]
    public async Task SignInDuringARefusedRefresh_IsNotUndoneByIt()
    {
        await _host.WithAccountAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Token, async _ =>
        {
            var account = await AccountAsync();
            var fresh = _host.Get<TokenProtector>().Protect(SpotifyHost.UserId, "refresh-secret-9");
            await _host.Get<AccountStore>().PutAsync(account with { ProtectedTokens = fresh }, Cancel);
            return ScriptedSpotify.Answer(HttpStatusCode.BadRequest, InvalidGrant);
        }).On(SpotifyHost.Token, HttpStatusCode.OK, SpotifyHost.TokenJson());

        (await Tokens.GetAsync(SpotifyHost.UserId, Cancel)).Value.ShouldBe(SpotifyHost.AccessToken);

        (await AccountAsync()).NeedsSignIn.ShouldBeFalse();
        _host.Spotify.Requests[^1].Body.ShouldEndWith("refresh-secret-9");
    }

    [Fact]
    public async Task ChangeOfTheTimeZoneDuringARotation_IsKept()
    {
        await _host.WithAccountAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Token, async _ =>
        {
            await _host.Get<AccountStore>().PutAsync(await AccountAsync() with { TimeZone = "Asia/Tokyo" }, Cancel);
            return ScriptedSpotify.Answer(HttpStatusCode.OK, SpotifyHost.TokenJson("a", "refresh-secret-2"));
        });

        await Tokens.GetAsync(SpotifyHost.UserId, Cancel);

        var account = await AccountAsync();
        account.TimeZone.ShouldBe("Asia/Tokyo");
        _host.Get<TokenProtector>().Unprotect(SpotifyHost.UserId, account.ProtectedTokens!).ShouldBe("refresh-secret-2");
    }

    [Fact]
    public async Task Listener_WithoutAccount_HasToSignIn() =>
        (await Should.ThrowAsync<SignInRequiredException>(() => Tokens.GetAsync("nobody", Cancel)))
            .Message.ShouldBe("The listener nobody has to sign in with Spotify again: there are no tokens for this listener.");

    [Fact]
    public async Task Tokens_OfAnotherListener_CannotBeRead()
    {
        await _host.WithAccountAsync(Cancel);
        await _host.Get<AccountStore>().PutAsync(
            new Account { UserId = "eve", CreatedAt = Instant.FromUtc(2026, 1, 1, 0, 0), ProtectedTokens = (await AccountAsync()).ProtectedTokens },
            Cancel);

        var exception = await Should.ThrowAsync<SignInRequiredException>(() => Tokens.GetAsync("eve", Cancel));

        exception.Message.ShouldContain("cannot be decrypted with this instance's data protection keys");
        (await _host.Get<AccountStore>().FindAsync("eve", Cancel))!.NeedsSignIn.ShouldBeTrue("nothing but a sign-in helps, and asking again each minute does not");
    }

    [Fact]
    public async Task KeyRing_ThatCannotBeRead_IsTheStoresFailureAndNoReasonToSignIn()
    {
        using var host = new SpotifyHost(configure: services => services.AddSingleton<IDataProtectionProvider>(new BrokenKeyRing()));
        await host.Get<AccountStore>().PutAsync(new Account { UserId = "ada", CreatedAt = Instant.FromUtc(2026, 1, 1, 0, 0), ProtectedTokens = "AAAA" }, Cancel);

        await Should.ThrowAsync<ObjectStoreException>(() => host.Get<SpotifyTokenService>().GetAsync("ada", Cancel));

        (await host.Get<AccountStore>().FindAsync("ada", Cancel))!.NeedsSignIn.ShouldBeFalse();
    }

    [Fact]
    public async Task Forget_DropsTheToken()
    {
        await _host.SignedInAsync(Cancel);
        await Tokens.GetAsync(SpotifyHost.UserId, Cancel);

        Tokens.Forget(SpotifyHost.UserId);
        await Tokens.GetAsync(SpotifyHost.UserId, Cancel);

        _host.Spotify.CountOf(SpotifyHost.Token).ShouldBe(2);
    }

    // As the framework fails when its keys cannot be fetched: the reason lies inside.
    private sealed class BrokenKeyRing : IDataProtectionProvider, IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => this;

        public byte[] Protect(byte[] plaintext) => throw new NotSupportedException();

        public byte[] Unprotect(byte[] protectedData) =>
            throw new CryptographicException("An error occurred during a cryptographic operation.", new ObjectStoreException("system/keys/", "it does not answer"));
    }

    private async Task<Account> AccountAsync() => (await _host.Get<AccountStore>().FindAsync(SpotifyHost.UserId, Cancel))!;
}
