using NodaTime;
using SpotifyInsights.Api.Planning;

namespace SpotifyInsights.Tests.Planning;

/// <summary>The table of docs/collecting.md, by hand: 8 calls a snapshot, one a poll.</summary>
public sealed class CallBudgetTests
{
    [Theory]
    // 5 listeners: 40 + 5 x 96 = 520 calls.
    [InlineData(5, 24, 0)]
    // 9 listeners: 72 + 864 = 936 calls.
    [InlineData(9, 24, 0)]
    // 10 listeners: 80 for snapshots, 92 polls each: 1440 / 92.
    [InlineData(10, 24, 1440.0 / 92)]
    // 25 listeners: 200, 32 polls each.
    [InlineData(25, 24, 45)]
    // 50 listeners: 400, 12 polls each.
    [InlineData(50, 24, 120)]
    // 100 listeners: 800, 2 polls each.
    [InlineData(100, 24, 720)]
    // 125 listeners: snapshots every 30 hours cost 800, 1.6 polls each.
    [InlineData(125, 30, 900)]
    // 250 listeners: snapshots every 60 hours cost 800, 0.8 polls each.
    [InlineData(250, 60, 1800)]
    public void Shares_OfListenersWhoAllWantFifteenMinutes_AreEqual(int listeners, double snapshotHours, double leastPaceMinutes)
    {
        var budget = CallBudget.Of(1000, [(Duration.FromMinutes(15), listeners)]);

        budget.SnapshotEvery.TotalHours.ShouldBe(snapshotHours, 1e-9);
        budget.LeastPace.TotalMinutes.ShouldBe(leastPaceMinutes, 1e-9);
    }

    // 320 for snapshots; 30 slow ones take 12 polls each, 360; the 320 that are left are 32 for each of the fast ones.
    [Fact]
    public void Shares_OfSlowAndFastListeners_GiveTheFastWhatTheSlowLeave() =>
        CallBudget.Of(1000, [(Duration.FromMinutes(15), 10), (Duration.FromMinutes(120), 30)]).LeastPace.TotalMinutes.ShouldBe(45, 1e-9);

    // 200 for snapshots; 240 for the slow ones; 560 are 112 for each fast one, who wants 96.
    [Fact]
    public void Shares_WhereTheCallsSuffice_BindNobody() =>
        CallBudget.Of(1000, [(Duration.FromMinutes(15), 5), (Duration.FromMinutes(120), 20)]).LeastPace.ShouldBe(Duration.Zero);

    [Fact]
    public void Shares_OfNobody_BindNobody() => CallBudget.Of(1000, []).ShouldBe(new CallBudget(Duration.FromHours(24), Duration.Zero));

    // Seeded: whatever the paces, what is planned never costs more than there is, and is all spent where somebody is bound.
    [Fact]
    public void Shares_OfAnyListeners_KeepWithinTheDaysCalls()
    {
        var random = new Random(20261130);
        for (var round = 0; round < 2000; round++)
        {
            var dailyCalls = random.Next(10, 3000);
            List<(Duration Pace, int Listeners)> paces = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => (Duration.FromMinutes(random.Next(15, 121)), random.Next(1, 40)))];

            var budget = CallBudget.Of(dailyCalls, paces);

            var day = Duration.FromHours(24);
            var snapshots = paces.Sum(group => group.Listeners) * CallBudget.CallsOfSnapshot * (day / budget.SnapshotEvery);
            var polls = paces.Sum(group => group.Listeners * (day / Duration.Max(group.Pace, budget.LeastPace)));
            (snapshots + polls).ShouldBeLessThanOrEqualTo(dailyCalls * (1 + 1e-9));
            if (budget.LeastPace > Duration.Zero)
            {
                (snapshots + polls).ShouldBe(dailyCalls, dailyCalls * 1e-9);
            }
        }
    }
}
