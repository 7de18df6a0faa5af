using System.Text.Json.Nodes;
using NodaTime;

namespace SpotifyInsights.Tests.Simulator;

public sealed class TopListTests : IDisposable
{
    private readonly SimulatedWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("short_term", 2026, 2, 18)]
    [InlineData("medium_term", 2025, 9, 18)]
    [InlineData("long_term", 2025, 3, 18)]
    public async Task Tracks_OfARange_AreRankedByTheRealPlaysUpToMidnight(string range, int year, int month, int day)
    {
        var plays = _world.Life().PlaysBetween(Instant.FromUtc(year, month, day, 0, 0), Instant.FromUtc(2026, 3, 18, 0, 0))
            .Where(play => play.HeardMs >= 30_000).ToLookup(play => play.Track.Id);

        var page = await SimulatedWorld.JsonAsync(_world.Demo, $"/v1/me/top/tracks?time_range={range}&limit=50");
        var counts = Ids(page).Select(id => plays[id].Count()).ToList();

        page["total"]!.GetValue<int>().ShouldBe(plays.Count);
        counts.ShouldBe(plays.Select(group => group.Count()).OrderDescending().Take(50));
    }

    [Fact]
    public async Task Artists_OfShortTerm_AreRankedByFirstArtist()
    {
        var plays = _world.Life().PlaysBetween(Instant.FromUtc(2026, 2, 18, 0, 0), Instant.FromUtc(2026, 3, 18, 0, 0))
            .Where(play => play.HeardMs >= 30_000).ToLookup(play => play.Track.Artists[0].Id);

        var page = await SimulatedWorld.JsonAsync(_world.Demo, "/v1/me/top/artists?time_range=short_term&limit=50");
        Ids(page).Select(id => plays[id].Count()).ShouldBe(plays.Select(group => group.Count()).OrderDescending().Take(50));
    }

    [Theory]
    [InlineData("tracks", "short_term")]
    [InlineData("artists", "medium_term")]
    [InlineData("tracks", "long_term")]
    public async Task List_OfAClockThatMovesOn_IsThatOfAClockThatStoodThere(string kind, string range)
    {
        // Over month ends, over more days than a span is long, back again, and twice on one day.
        foreach (var days in (int[])[1, 1, 13, 0, 40, 1, 400, -3, 1])
        {
            _world.Clock.Now += TimeSpan.FromDays(days);
            using var standing = new SimulatedWorld();
            standing.Clock.Now = _world.Clock.Now;

            var moved = await SimulatedWorld.JsonAsync(_world.ClientOf("demo"), $"/v1/me/top/{kind}?time_range={range}&limit=50");
            var stood = await SimulatedWorld.JsonAsync(standing.ClientOf("demo"), $"/v1/me/top/{kind}?time_range={range}&limit=50");
            moved.ToJsonString().ShouldBe(stood.ToJsonString(), $"{_world.Clock.Now:O}");
        }
    }

    [Fact]
    public async Task Paging_FollowingNext_WalksTheWholeListOnce()
    {
        var ids = new List<string>();
        string? address = "/v1/me/top/artists?limit=50&time_range=short_term";
        var total = 0;
        while (address is not null)
        {
            var page = await SimulatedWorld.JsonAsync(_world.Demo, address);
            total = page["total"]!.GetValue<int>();
            page["offset"]!.GetValue<int>().ShouldBe(ids.Count);
            (page["previous"] is null).ShouldBe(ids.Count == 0);
            ids.AddRange(Ids(page));
            ids.Count.ShouldBeLessThanOrEqualTo(total);
            address = (string?)page["next"];
        }

        ids.Count.ShouldBe(total);
        ids.Distinct().Count().ShouldBe(total);
    }

    [Fact]
    public async Task Paging_PastTheEnd_IsEmptyWithoutNext()
    {
        var page = await SimulatedWorld.JsonAsync(_world.Demo, "/v1/me/top/tracks?offset=2147483647&limit=50");
        Ids(page).ShouldBeEmpty();
        page["next"].ShouldBeNull();
        page["previous"].ShouldNotBeNull();
    }

    [Fact]
    public async Task TimeRange_NotGiven_IsMediumTerm()
    {
        var implied = await SimulatedWorld.JsonAsync(_world.Demo, "/v1/me/top/tracks");
        var given = await SimulatedWorld.JsonAsync(_world.Demo, "/v1/me/top/tracks?time_range=medium_term&limit=20&offset=0");
        implied.ToJsonString().ShouldBe(given.ToJsonString());
    }

    [Theory]
    [InlineData("tracks?limit=51")]
    [InlineData("tracks?limit=0")]
    [InlineData("artists?offset=-1")]
    [InlineData("artists?time_range=last_week")]
    public async Task Get_BadQuery_Is400(string query)
    {
        using var response = await _world.Demo.GetAsync($"/v1/me/top/{query}", SimulatedWorld.Cancel);
        await SimulatedWorld.ErrorAsync(response, 400);
    }

    [Fact]
    public async Task Get_OtherTypes_Are404()
    {
        using var response = await _world.Demo.GetAsync("/v1/me/top/albums", SimulatedWorld.Cancel);
        await SimulatedWorld.ErrorAsync(response, 404);
    }

    private static List<string> Ids(JsonObject page) => [.. page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>())];
}
