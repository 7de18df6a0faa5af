using System.Net;
using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Accounts;

namespace SpotifyInsights.Tests.Spotify;

public sealed class RateLimitTests : IDisposable
{
    private const string Limited = """{"error":{"status":429,"message":"API rate limit exceeded"}}""";
    private const string QuotaExceeded = """{"error":{"status":429,"message":"Too many requests","reason":"QUOTA_EXCEEDED"}}""";

    private readonly SpotifyHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Instant Start => SpotifyHost.Start.ToInstant();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(7)]
    [InlineData(30)]
    public async Task RetryAfter_Short_IsWaitedForExactly(int seconds)
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.TooManyRequests, Limited, TimeSpan.FromSeconds(seconds))
            .On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-bare.json"));

        await _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel);

        _host.Time.Waits.ShouldBe([TimeSpan.FromSeconds(seconds)]);
        _host.Ledger.Waited.ShouldBe(TimeSpan.FromSeconds(seconds));
        (await _host.Get<QuotaStore>().ReadAllAsync(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task RetryAfter_Missing_IsASmallWaitThatGrows()
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.TooManyRequests, Limited).On(SpotifyHost.Me, HttpStatusCode.TooManyRequests, Limited)
            .On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-bare.json"));

        await _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel);

        _host.Time.Waits.ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)]);
    }

    // Four attempts with small waits the first time, then one after each of 1, 2, 4, 8, 16, 30 and 30 minutes; what is answered in between begins it anew.
    [Fact]
    public async Task RetryAfter_StaysAway_PausesGrowAndEachIsOneCall()
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.TooManyRequests, Limited);
        foreach (var (calls, minutes) in new[] { (4, 1), (5, 2), (6, 4), (7, 8), (8, 16), (9, 30), (10, 30) })
        {
            var blocked = await Should.ThrowAsync<QuotaBlockedException>(() => _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel));

            _host.Spotify.CountOf(SpotifyHost.Me).ShouldBe(calls);
            (blocked.BlockedUntil - _host.Time.GetUtcNow().ToInstant()).ShouldBe(Duration.FromMinutes(minutes));
            _host.Time.Advance(TimeSpan.FromMinutes(minutes));
        }

        _host.Spotify.Restart().On(SpotifyHost.Token, HttpStatusCode.OK, SpotifyHost.TokenJson())
            .On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-bare.json"))
            .On(SpotifyHost.Me, HttpStatusCode.TooManyRequests, Limited)
            .On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-bare.json"));
        await _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel);
        await _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel);
        _host.Spotify.CountOf(SpotifyHost.Me).ShouldBe(3, "a small wait is enough again");
    }

    [Fact]
    public async Task RetryAfter_AsADate_IsWaitedFor()
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, _ =>
        {
            var answer = ScriptedSpotify.Answer(HttpStatusCode.TooManyRequests, Limited);
            answer.Headers.RetryAfter = new(SpotifyHost.Start.AddSeconds(12));
            return Task.FromResult(answer);
        }).On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-bare.json"));

        await _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel);

        _host.Time.Waits.ShouldBe([TimeSpan.FromSeconds(12)]);
    }

    [Fact]
    public async Task RetryAfter_Long_EndsTheJobAndIsStored()
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.TooManyRequests, Limited, TimeSpan.FromSeconds(31));

        var exception = await Should.ThrowAsync<QuotaBlockedException>(() => _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel));

        exception.BlockedUntil.ShouldBe(Start + Duration.FromSeconds(31));
        exception.Message.ShouldBe("Spotify answers GET /v1/me again from 2026-03-02T08:00:31Z: the app's quota is used up.");
        _host.Time.Waits.ShouldBeEmpty();
        _host.Ledger.Calls.ShouldBe(1);
        (await _host.Get<QuotaStore>().ReadAllAsync(Cancel)).ShouldHaveSingleItem().ShouldBe(new("me", exception.BlockedUntil));
    }

    [Fact]
    public async Task Quota_EvenWithAShortRetryAfter_IsNotWaitedFor()
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.TooManyRequests, QuotaExceeded, TimeSpan.FromSeconds(2));

        (await Should.ThrowAsync<QuotaBlockedException>(() => _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel)))
            .BlockedUntil.ShouldBe(Start + Duration.FromSeconds(2));
        _host.Ledger.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Quota_WithoutRetryAfter_PausesForAnHour()
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.TooManyRequests, QuotaExceeded);

        (await Should.ThrowAsync<QuotaBlockedException>(() => _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel)))
            .BlockedUntil.ShouldBe(Start + Duration.FromHours(1));
    }

    [Fact]
    public async Task Block_IsHonouredWithoutACall_AlsoAfterARestart_AndEnds()
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.TooManyRequests, QuotaExceeded, TimeSpan.FromSeconds(80_000));
        await Should.ThrowAsync<QuotaBlockedException>(() => _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel));
        await Should.ThrowAsync<QuotaBlockedException>(() => _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel));
        _host.Spotify.CountOf(SpotifyHost.Me).ShouldBe(1);

        using var restarted = new SpotifyHost(_host.Objects);
        restarted.Spotify.On(SpotifyHost.Token, HttpStatusCode.OK, SpotifyHost.TokenJson());
        restarted.Spotify.On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-bare.json"));
        restarted.Time.Advance(TimeSpan.FromSeconds(79_999));
        (await Should.ThrowAsync<QuotaBlockedException>(() => restarted.Client.GetCurrentUserAsync(restarted.Ledger, Cancel)))
            .BlockedUntil.ShouldBe(Start + Duration.FromSeconds(80_000));
        restarted.Spotify.Requests.ShouldBeEmpty();

        restarted.Time.Advance(TimeSpan.FromSeconds(1));
        (await restarted.Client.GetCurrentUserAsync(restarted.Ledger, Cancel)).Id.ShouldBe("ada");
    }

    [Fact]
    public async Task Block_OfOneGroup_LeavesTheOthersOpen()
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On("/v1/me/top/tracks?time_range=short_term&limit=50", HttpStatusCode.TooManyRequests, QuotaExceeded, TimeSpan.FromHours(3));
        _host.Spotify.On(SpotifyHost.Recent, HttpStatusCode.OK, Recorded.Read("recent-empty.json"));
        await Should.ThrowAsync<QuotaBlockedException>(() => _host.Client.GetTopTracksAsync(_host.Ledger, TimeRange.Short, Cancel));

        await Should.ThrowAsync<QuotaBlockedException>(() => _host.Client.GetTopArtistsAsync(_host.Ledger, TimeRange.Long, Cancel));
        await _host.Client.GetRecentlyPlayedAsync(_host.Ledger, Cancel);
    }

    [Fact]
    public async Task Waits_OfOneJob_AreBoundedTogether()
    {
        await _host.SignedInAsync(Cancel);
        for (var i = 0; i < 3; i++)
        {
            _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.TooManyRequests, Limited, TimeSpan.FromSeconds(30));
        }

        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-bare.json"))
            .On(SpotifyHost.Me, HttpStatusCode.TooManyRequests, Limited, TimeSpan.FromSeconds(30));
        await _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel);

        // 90 s are waited. One more wait of 30 s fits the two minutes, the next does not.
        var exception = await Should.ThrowAsync<QuotaBlockedException>(() => _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel));

        _host.Ledger.Waited.ShouldBe(TimeSpan.FromMinutes(2));
        exception.BlockedUntil.ShouldBe(Start + Duration.FromSeconds(150));
    }

    [Fact]
    public async Task RecordedRateLimit_IsAShortOne()
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.TooManyRequests, Recorded.ReadReal("rate_limit.json"))
            .On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-bare.json"));

        await _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel);

        _host.Time.Waits.ShouldBe([TimeSpan.FromSeconds(1)]);
    }
}
