using System.Text.Json;
using System.Text.Json.Nodes;
using SpotifyInsights.Simulator.Faults;

namespace SpotifyInsights.Tests.Simulator;

public sealed class FaultTests : IDisposable
{
    private const string Recent = "/v1/me/player/recently-played";
    private readonly SimulatedWorld _world = new();

    private FaultPlan Faults => _world.Simulation.Faults;

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(FaultKind.Unauthorized, 401)]
    [InlineData(FaultKind.Forbidden, 403)]
    [InlineData(FaultKind.NotFound, 404)]
    [InlineData(FaultKind.RateLimited, 429)]
    [InlineData(FaultKind.RateLimitedWithoutRetryAfter, 429)]
    [InlineData(FaultKind.QuotaExceeded, 429)]
    [InlineData(FaultKind.ServerError, 503)]
    public async Task Refusal_PlannedOnce_StrikesOneCallOfItsEndpoint(FaultKind kind, int status)
    {
        Faults.Add(new Fault(SimulatedEndpoint.RecentlyPlayed, kind));
        await SimulatedWorld.JsonAsync(_world.Demo, "/v1/me");
        using var struck = await _world.Demo.GetAsync(Recent, SimulatedWorld.Cancel);
        await SimulatedWorld.ErrorAsync(struck, status);
        await SimulatedWorld.JsonAsync(_world.Demo, Recent);
        Faults.Pending.ShouldBeEmpty();
    }

    [Fact]
    public async Task RateLimits_OfBothKinds_DifferInRetryAfterAndReason()
    {
        Faults.Add(new Fault(SimulatedEndpoint.AnyWebApi, FaultKind.RateLimited, RetryAfterSeconds: 3));
        Faults.Add(new Fault(SimulatedEndpoint.AnyWebApi, FaultKind.RateLimitedWithoutRetryAfter));
        Faults.Add(new Fault(SimulatedEndpoint.AnyWebApi, FaultKind.QuotaExceeded));

        using var small = await _world.Demo.GetAsync(Recent, SimulatedWorld.Cancel);
        small.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(3));
        using var silent = await _world.Demo.GetAsync(Recent, SimulatedWorld.Cancel);
        silent.Headers.RetryAfter.ShouldBeNull();
        using var quota = await _world.Demo.GetAsync(Recent, SimulatedWorld.Cancel);
        quota.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(79_200));
        var body = await SimulatedWorld.ErrorAsync(quota, 429);
        ((string?)body["error"]!["reason"]).ShouldBe("QUOTA_EXCEEDED");
    }

    [Fact]
    public async Task Fault_WithATime_StrikesInsideItAndAQuotaSaysWhatIsLeft()
    {
        var from = _world.Clock.GetUtcNow() + TimeSpan.FromMinutes(1);
        Faults.Add(new Fault(SimulatedEndpoint.Me, FaultKind.QuotaExceeded, Times: null) { From = from, Until = from + TimeSpan.FromMinutes(10) });
        await SimulatedWorld.JsonAsync(_world.Demo, "/v1/me");

        _world.Clock.Now += TimeSpan.FromMinutes(3);
        using var struck = await _world.Demo.GetAsync("/v1/me", SimulatedWorld.Cancel);
        struck.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(8));

        _world.Clock.Now += TimeSpan.FromMinutes(8);
        await SimulatedWorld.JsonAsync(_world.Demo, "/v1/me");
    }

    [Fact]
    public async Task Fault_OfOneListener_LeavesTheOthersAlone()
    {
        Faults.Add(new Fault(SimulatedEndpoint.AnyWebApi, FaultKind.ServerError, Times: null) { Listener = "light" });

        await SimulatedWorld.JsonAsync(_world.Demo, "/v1/me");
        using var light = _world.ClientOf("light");
        using var struck = await light.GetAsync("/v1/me", SimulatedWorld.Cancel);
        await SimulatedWorld.ErrorAsync(struck, 503);
    }

    [Fact]
    public async Task Fault_WithoutTimes_StaysUntilCleared()
    {
        Faults.Add(new Fault(SimulatedEndpoint.Me, FaultKind.Unauthorized, Times: null));
        for (var i = 0; i < 5; i++)
        {
            using var struck = await _world.Demo.GetAsync("/v1/me", SimulatedWorld.Cancel);
            await SimulatedWorld.ErrorAsync(struck, 401);
        }

        Faults.Clear();
        await SimulatedWorld.JsonAsync(_world.Demo, "/v1/me");
    }

    [Fact]
    public async Task Fault_TwoTimes_StrikesTwice()
    {
        Faults.Add(new Fault(SimulatedEndpoint.Any, FaultKind.ServerError, Times: 2, Status: 502));
        using var first = await _world.Demo.GetAsync("/v1/me", SimulatedWorld.Cancel);
        using var second = await _world.Demo.GetAsync(Recent, SimulatedWorld.Cancel);
        await SimulatedWorld.ErrorAsync(first, 502);
        await SimulatedWorld.ErrorAsync(second, 502);
        await SimulatedWorld.JsonAsync(_world.Demo, "/v1/me");
    }

    [Fact]
    public void Add_ZeroTimes_IsRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Faults.Add(new Fault(SimulatedEndpoint.Me, FaultKind.Forbidden, Times: 0)));
    }

    [Fact]
    public async Task Timeout_IsHeldUntilTheCallerGivesUp()
    {
        Faults.Add(new Fault(SimulatedEndpoint.Me, FaultKind.Timeout));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(SimulatedWorld.Cancel);
        var call = _world.Demo.GetAsync("/v1/me", patience.Token);
        call.IsCompleted.ShouldBeFalse();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task CutOffBody_ReadWhole_FailsAsABrokenConnection()
    {
        Faults.Add(new Fault(SimulatedEndpoint.RecentlyPlayed, FaultKind.CutOffBody));
        await Should.ThrowAsync<HttpRequestException>(() => _world.Demo.GetStringAsync(Recent, SimulatedWorld.Cancel));
    }

    [Fact]
    public async Task TruncatedJson_IsAWholeResponseThatDoesNotParse()
    {
        Faults.Add(new Fault(SimulatedEndpoint.TopTracks, FaultKind.TruncatedJson));
        var text = await _world.Demo.GetStringAsync("/v1/me/top/tracks", SimulatedWorld.Cancel);
        text.ShouldStartWith("{");
        Should.Throw<JsonException>(() => JsonNode.Parse(text));
    }

    [Fact]
    public async Task NotJson_Is200WithHtml()
    {
        Faults.Add(new Fault(SimulatedEndpoint.TopArtists, FaultKind.NotJson));
        using var response = await _world.Demo.GetAsync("/v1/me/top/artists", SimulatedWorld.Cancel);
        response.IsSuccessStatusCode.ShouldBeTrue();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task NullTracks_EveryThirdEntry_HasANullTrack()
    {
        Faults.Add(new Fault(SimulatedEndpoint.RecentlyPlayed, FaultKind.NullTracks));
        var page = await SimulatedWorld.JsonAsync(_world.Demo, $"{Recent}?limit=6");
        page["items"]!.AsArray().Select(item => item!["track"] is null).ShouldBe([true, false, false, true, false, false]);
    }

    [Fact]
    public async Task NullIds_EveryThirdEntry_IsALocalFile()
    {
        Faults.Add(new Fault(SimulatedEndpoint.RecentlyPlayed, FaultKind.NullIds));
        var page = await SimulatedWorld.JsonAsync(_world.Demo, $"{Recent}?limit=3");
        var local = page["items"]![0]!["track"]!.AsObject();
        local.ContainsKey("id").ShouldBeTrue();
        local["id"].ShouldBeNull();
        local["album"]!["id"].ShouldBeNull();
        local["artists"]![0]!["id"].ShouldBeNull();
        local["is_local"]!.GetValue<bool>().ShouldBeTrue();
        local["uri"]!.GetValue<string>().ShouldStartWith("spotify:local:");
        page["items"]![1]!["track"]!["id"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData(SimulatedEndpoint.RecentlyPlayed, Recent)]
    [InlineData(SimulatedEndpoint.TopTracks, "/v1/me/top/tracks")]
    [InlineData(SimulatedEndpoint.TopArtists, "/v1/me/top/artists")]
    public async Task EmptyList_HasNoItemsAndNoNext(SimulatedEndpoint endpoint, string address)
    {
        Faults.Add(new Fault(endpoint, FaultKind.EmptyList));
        var page = await SimulatedWorld.JsonAsync(_world.Demo, address);
        page["items"]!.AsArray().ShouldBeEmpty();
        page["next"].ShouldBeNull();
    }

    [Fact]
    public async Task RevokedRefreshToken_IsInvalidGrant()
    {
        Faults.Add(new Fault(SimulatedEndpoint.Token, FaultKind.RevokedRefreshToken));
        var body = await RefreshAsync(400);
        ((string?)body["error"]).ShouldBe("invalid_grant");
        await RefreshAsync(200);
    }

    [Fact]
    public async Task TokenEndpoint_ServerError_HasItsOwnErrorShape()
    {
        Faults.Add(new Fault(SimulatedEndpoint.Token, FaultKind.ServerError));
        var body = await RefreshAsync(503);
        ((string?)body["error"]).ShouldBe("server_error");
    }

    [Fact]
    public async Task Calls_AreCountedPerEndpointFaultsIncluded()
    {
        Faults.Add(new Fault(SimulatedEndpoint.Me, FaultKind.ServerError));
        using var struck = await _world.Demo.GetAsync("/v1/me", SimulatedWorld.Cancel);
        using var whole = await _world.Demo.GetAsync("/v1/me", SimulatedWorld.Cancel);
        using var unknown = await _world.Demo.GetAsync("/v1/browse", SimulatedWorld.Cancel);

        _world.Simulation.Calls.Count(SimulatedEndpoint.Me).ShouldBe(2);
        _world.Simulation.Calls.Count(SimulatedEndpoint.Other).ShouldBe(1);
        _world.Simulation.Calls.Total.ShouldBe(3);
        _world.Simulation.Calls.Reset();
        _world.Simulation.Calls.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Take_FromManyCallsAtOnce_StrikesExactlyAsOftenAsPlanned()
    {
        Faults.Add(new Fault(SimulatedEndpoint.Me, FaultKind.ServerError, Times: 20));
        var statuses = await Task.WhenAll(Enumerable.Range(0, 60).Select(async _ =>
        {
            using var response = await _world.Demo.GetAsync("/v1/me", SimulatedWorld.Cancel);
            return (int)response.StatusCode;
        }));
        statuses.Count(status => status == 503).ShouldBe(20);
    }

    private async Task<JsonObject> RefreshAsync(int status)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = _world.Simulation.Tokens.SignIn("demo").RefreshToken!,
            ["client_id"] = "simulator-client",
            ["client_secret"] = "simulator-secret",
        });
        using var response = await _world.Anonymous.PostAsync("/api/token", form, SimulatedWorld.Cancel);
        ((int)response.StatusCode).ShouldBe(status);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(SimulatedWorld.Cancel))!.AsObject();
    }
}
