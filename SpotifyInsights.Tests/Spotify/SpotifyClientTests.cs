using System.Net;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Spotify;

public sealed class SpotifyClientTests : IDisposable
{
    private readonly SpotifyHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task EveryMethod_Called_SendsOneRequestWithTheToken()
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-full.json"));
        _host.Spotify.On(SpotifyHost.Recent, HttpStatusCode.OK, Recorded.Read("recent-empty.json"));
        string[] names = ["short_term", "medium_term", "long_term"];
        foreach (var name in names)
        {
            _host.Spotify.On($"/v1/me/top/tracks?time_range={name}&limit=50", HttpStatusCode.OK, Recorded.Read("top-empty.json"));
            _host.Spotify.On($"/v1/me/top/artists?time_range={name}&limit=50", HttpStatusCode.OK, Recorded.Read("top-empty.json"));
        }

        await _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel);
        await _host.Client.GetRecentlyPlayedAsync(_host.Ledger, Cancel);
        foreach (var range in Enum.GetValues<TimeRange>())
        {
            await _host.Client.GetTopTracksAsync(_host.Ledger, range, Cancel);
            await _host.Client.GetTopArtistsAsync(_host.Ledger, range, Cancel);
        }

        _host.Ledger.Calls.ShouldBe(8);
        var calls = _host.Spotify.Requests.Where(request => request.PathAndQuery != SpotifyHost.Token).ToList();
        calls.Select(call => call.PathAndQuery).Distinct().Count().ShouldBe(8);
        calls.ShouldAllBe(call => call.Server == "https://api.spotify.com" && call.Method == "GET");
        calls.ShouldAllBe(call => call.Authorization == $"Bearer {SpotifyHost.AccessToken}");
        _host.Spotify.CountOf(SpotifyHost.Token).ShouldBe(1);
    }

    [Fact]
    public async Task BaseAddress_WithAPath_KeepsIt()
    {
        using var host = new SpotifyHost(settings: [("Spotify:ApiBaseAddress", "http://127.0.0.1:5080/stand-in/")]);
        await host.SignedInAsync(Cancel);
        host.Spotify.On("/stand-in/v1/me", HttpStatusCode.OK, Recorded.Read("me-bare.json"));

        (await host.Client.GetCurrentUserAsync(host.Ledger, Cancel)).Id.ShouldBe("ada");
    }

    [Fact]
    public async Task Unauthorized_Once_RefreshesAndRetriesOnce()
    {
        await _host.WithAccountAsync(Cancel);
        _host.Spotify
            .On(SpotifyHost.Token, HttpStatusCode.OK, SpotifyHost.TokenJson("first"))
            .On(SpotifyHost.Token, HttpStatusCode.OK, SpotifyHost.TokenJson("second"))
            .On(SpotifyHost.Me, HttpStatusCode.Unauthorized, Expired)
            .On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-bare.json"));

        await _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel);

        _host.Spotify.Requests.Where(request => request.PathAndQuery == SpotifyHost.Me).Select(request => request.Authorization)
            .ShouldBe(["Bearer first", "Bearer second"]);
        _host.Ledger.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Unauthorized_Twice_GivesUpWithoutEndingTheSignIn()
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.Unauthorized, Expired);

        await Should.ThrowAsync<SpotifyUnauthorizedException>(() => _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel));

        _host.Spotify.CountOf(SpotifyHost.Me).ShouldBe(2);
        _host.Spotify.CountOf(SpotifyHost.Token).ShouldBe(2);
        (await _host.Get<SpotifyInsights.Storage.Accounts.AccountStore>().FindAsync(SpotifyHost.UserId, Cancel))!.NeedsSignIn.ShouldBeFalse();
    }

    [Fact]
    public async Task Forbidden_SpeaksOfTheUserList()
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.Forbidden, """{"error":{"status":403,"message":"User not registered"}}""");

        var exception = await Should.ThrowAsync<SpotifyForbiddenException>(() => _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel));

        exception.Message.ShouldBe(
            "GET /v1/me is forbidden (\"User not registered\"). An app in development mode serves only the listeners on its user list: "
            + "check that this listener is on it in Spotify's developer dashboard, and that all permissions were granted at sign-in.");
        exception.IsPassing.ShouldBeFalse();
        _host.Ledger.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Forbidden_WithAPageOfHtml_SpeaksOfTheUserListToo()
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.Forbidden, "<html>no</html>");

        (await Should.ThrowAsync<SpotifyForbiddenException>(() => _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel)))
            .Message.ShouldStartWith("GET /v1/me is forbidden. An app in development mode");
    }

    [Fact]
    public async Task NotFound_NamesTheEndpoint()
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Recent, HttpStatusCode.NotFound, """{"error":{"status":404,"message":"Service not found"}}""");

        (await Should.ThrowAsync<SpotifyNotFoundException>(() => _host.Client.GetRecentlyPlayedAsync(_host.Ledger, Cancel)))
            .Message.ShouldBe("GET /v1/me/player/recently-played: Spotify has no such resource.");
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "<!doctype html><p>Welcome", "the body is not the JSON expected, at $")]
    [InlineData(HttpStatusCode.OK, "null", "the body is null")]
    [InlineData(HttpStatusCode.OK, """{"id":["ada"]}""", "the body is not the JSON expected, at $.id")]
    [InlineData(HttpStatusCode.OK, """{"id":"ada"} and more""", "the body is not the JSON expected, at $")]
    [InlineData(HttpStatusCode.Found, "", "status 302")]
    [InlineData(HttpStatusCode.BadRequest, """{"error":{"status":400,"message":"?"}}""", "status 400")]
    public async Task Answer_ThatCannotBeUsed_IsNotAskedForAgain(HttpStatusCode status, string body, string problem)
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, status, body);

        (await Should.ThrowAsync<SpotifyResponseException>(() => _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel)))
            .Message.ShouldBe($"The answer of GET /v1/me cannot be used: {problem}.");
        _host.Ledger.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task GetUserOfToken_NeedsNoAccount()
    {
        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-full.json"));

        (await _host.Client.GetUserOfTokenAsync("just-issued", Cancel)).Id.ShouldBe("ada");

        _host.Spotify.Requests.ShouldHaveSingleItem().Authorization.ShouldBe("Bearer just-issued");
    }

    [Fact]
    public async Task Cancellation_WhileSpotifyThinks_EndsTheCallAtOnce()
    {
        await _host.SignedInAsync(Cancel);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        _host.Spotify.On(SpotifyHost.Me, async stopped =>
        {
            await cancel.CancelAsync();
            stopped.ThrowIfCancellationRequested();
            throw new InvalidOperationException("The request was not cancelled.");
        });

        await Should.ThrowAsync<OperationCanceledException>(() => _host.Client.GetCurrentUserAsync(_host.Ledger, cancel.Token));
        _host.Ledger.Calls.ShouldBe(1);
    }

    private const string Expired = """{"error":{"status":401,"message":"The access token expired"}}""";
}
