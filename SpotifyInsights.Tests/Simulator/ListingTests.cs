using System.Globalization;
using NodaTime;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Tests.Simulator;

/// <summary>What is wrong with the list of recent plays: late, doubled and wrongly stamped ones.</summary>
public sealed class ListingTests : IDisposable
{
    private readonly SimulatedWorld _world = new();

    private Instant Now => _world.Simulation.Now;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Late_WhileItLasts_HidesAndShowsThemInTheirOldPlaceAfterwards()
    {
        var until = Now + Duration.FromMinutes(5);
        var before = await StampsAsync();
        _world.Simulation.Listings.Add(new ListingFault(ListingFaultKind.Late, Now - Duration.FromHours(5), until));
        var hidden = before.Where(stamp => stamp >= Now - Duration.FromHours(5)).ToList();
        hidden.Count.ShouldBeInRange(3, 49);

        var during = await StampsAsync();
        during.Count.ShouldBe(50);
        during.ShouldNotContain(stamp => hidden.Contains(stamp));
        during.Take(50 - hidden.Count).ShouldBe(before.Skip(hidden.Count));

        _world.Clock.Now += TimeSpan.FromMinutes(5);
        (await StampsAsync()).Intersect(hidden).ShouldBe(hidden);
    }

    [Fact]
    public async Task Doubled_Plays_TakeTwoPlacesOfTheFifty()
    {
        var before = await StampsAsync();
        _world.Simulation.Listings.Add(new ListingFault(ListingFaultKind.Doubled, Now - Duration.FromDays(30), Now) { Shift = Duration.FromSeconds(1) });

        var doubled = await StampsAsync();

        doubled.ShouldBe(before.Take(25).SelectMany(stamp => new[] { stamp + Duration.FromSeconds(1), stamp }));
    }

    [Fact]
    public async Task Skewed_Plays_KeepTheWrongStamp()
    {
        var before = await StampsAsync();
        var (from, until) = (before[20], before[10]);
        _world.Simulation.Listings.Add(new ListingFault(ListingFaultKind.Skewed, from, until) { Shift = Duration.FromSeconds(-20), Listener = "demo" });
        _world.Simulation.Listings.Add(new ListingFault(ListingFaultKind.Skewed, from, until) { Shift = Duration.FromHours(7), Listener = "light" });

        (await StampsAsync()).ShouldBe(before.Select(stamp => stamp >= from && stamp < until ? stamp - Duration.FromSeconds(20) : stamp));
    }

    private async Task<IReadOnlyList<Instant>> StampsAsync()
    {
        var page = await SimulatedWorld.JsonAsync(_world.Demo, "/v1/me/player/recently-played?limit=50");
        return [.. page["items"]!.AsArray().Select(item => Instant.FromDateTimeOffset(DateTimeOffset.Parse((string)item!["played_at"]!, CultureInfo.InvariantCulture)))];
    }
}
