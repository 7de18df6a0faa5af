using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Tests.Simulator;

public sealed class RecentlyPlayedTests : IDisposable
{
    private const string Route = "/v1/me/player/recently-played";
    private readonly SimulatedWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Get_LimitFifty_ListsTheLastFiftyPlaysOfThirtySecondsAndMoreNewestFirst()
    {
        var page = await SimulatedWorld.JsonAsync(_world.Demo, $"{Route}?limit=50");

        // The oracle: the whole truth of a month, filtered here.
        var truth = _world.Life().PlaysBetween(_world.Simulation.Now - Duration.FromDays(30), _world.Simulation.Now)
            .Where(play => play.HeardMs >= 30_000).Reverse().Take(50).ToList();
        Items(page).Select(item => PlayedAt(item)).ShouldBe(truth.Select(play => play.EndedAt.ToUnixTimeMilliseconds()));
        Items(page).Select(item => (string?)item["track"]!["id"]).ShouldBe(truth.Select(play => play.Track.Id));
        Items(page).Select(item => (string?)item["context"]?["uri"]).ShouldBe(truth.Select(play => play.Context?.Uri));
        page.ContainsKey("total").ShouldBeFalse();
    }

    [Fact]
    public async Task Get_FollowingNext_EndsAfterFiftyPlaysWithAnEmptyPage()
    {
        var seen = new List<long>();
        string? address = $"{Route}?limit=20";
        var sizes = new List<int>();
        JsonObject page = [];
        while (address is not null)
        {
            page = await SimulatedWorld.JsonAsync(_world.Demo, address);
            sizes.Add(Items(page).Count);
            sizes.Count.ShouldBeLessThan(10, "The pages go round in a circle.");
            seen.AddRange(Items(page).Select(PlayedAt));
            address = (string?)page["next"];
        }

        sizes.ShouldBe([20, 20, 10, 0]);
        seen.ShouldBe(seen.Distinct().OrderDescending());
        page.ContainsKey("cursors").ShouldBeTrue();
        page["cursors"].ShouldBeNull();
        page["next"].ShouldBeNull();
    }

    [Fact]
    public async Task Get_Cursors_AreTheNewestAndOldestPlayOfThePage()
    {
        var page = await SimulatedWorld.JsonAsync(_world.Demo, $"{Route}?limit=7");
        var times = Items(page).Select(PlayedAt).ToList();
        ((string?)page["cursors"]!["after"]).ShouldBe($"{times[0]}");
        ((string?)page["cursors"]!["before"]).ShouldBe($"{times[^1]}");
        ((string?)page["next"]).ShouldBe($"https://api.spotify.com{Route}?before={times[^1]}&limit=7");
    }

    [Fact]
    public async Task Get_AfterAndBefore_ExcludeTheCursorItself()
    {
        var all = Items(await SimulatedWorld.JsonAsync(_world.Demo, $"{Route}?limit=50")).Select(PlayedAt).ToList();

        var after = await SimulatedWorld.JsonAsync(_world.Demo, $"{Route}?limit=50&after={all[10]}");
        Items(after).Select(PlayedAt).ShouldBe(all.Take(10));
        after["next"].ShouldBeNull();

        var before = await SimulatedWorld.JsonAsync(_world.Demo, $"{Route}?limit=50&before={all[10]}");
        Items(before).Select(PlayedAt).ShouldBe(all.Skip(11));
    }

    [Fact]
    public async Task Get_ListenerWithFewerThanFiftyPlays_HasNoNext()
    {
        var newcomer = ScriptedListeners.Light with { Id = "newcomer", Since = new LocalDate(2026, 3, 14) };
        using var world = new SimulatedWorld(options => options.Listeners = [newcomer, ScriptedListeners.Demo]);
        using var client = world.ClientOf("newcomer");

        var page = await SimulatedWorld.JsonAsync(client, $"{Route}?limit=50");
        Items(page).Count.ShouldBeInRange(1, 49);
        page["next"].ShouldBeNull();
    }

    [Fact]
    public async Task Get_ClockBeforeTheFirstPlay_IsEmpty()
    {
        _world.Clock.Now = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var client = _world.ClientOf("demo");
        var page = await SimulatedWorld.JsonAsync(client, Route);
        Items(page).ShouldBeEmpty();
        page["cursors"].ShouldBeNull();
    }

    [Fact]
    public async Task Get_ClockMovedByMonths_ShowsThePlaysOfThatTime()
    {
        _world.Clock.Now = _world.Clock.Now.AddMonths(7);
        using var client = _world.ClientOf("demo");
        var page = await SimulatedWorld.JsonAsync(client, $"{Route}?limit=50");
        var newest = PlayedAt(Items(page)[0]);
        newest.ShouldBeInRange(_world.Clock.Now.AddDays(-4).ToUnixTimeMilliseconds(), _world.Clock.Now.ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=51")]
    [InlineData("limit=-1")]
    [InlineData("limit=ten")]
    [InlineData("limit=")]
    [InlineData("after=yesterday")]
    [InlineData("before=-5")]
    [InlineData("after=1773858600000&before=1773858600000")]
    public async Task Get_BadQuery_Is400InSpotifysShape(string query)
    {
        using var response = await _world.Demo.GetAsync($"{Route}?{query}", SimulatedWorld.Cancel);
        await SimulatedWorld.ErrorAsync(response, 400);
    }

    private static List<JsonObject> Items(JsonObject page) => [.. page["items"]!.AsArray().Select(item => item!.AsObject())];

    private static long PlayedAt(JsonObject item)
    {
        var text = item["played_at"]!.GetValue<string>();
        return DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            .ToUnixTimeMilliseconds();
    }
}
