using NodaTime;
using SpotifyInsights.Api.Planning;

namespace SpotifyInsights.Tests.Planning;

/// <summary>The table of docs/collecting.md, by hand: 900 of 1,000 calls are planned, 8 calls a snapshot, one a poll.</summary>
public sealed class CallBudgetTests
{
    private static readonly Duration Longest = Duration.FromHours(2);

    [Theory]
    // 5 listeners: 40 + 5 x 96 = 520 calls.
    [InlineData(5, 24, 0)]
    // 8 listeners: 64 + 768 = 832 calls.
    [InlineData(8, 24, 0)]
    // 9 listeners: 72 for snapshots, 92 polls each: 1440 / 92.
    [InlineData(9, 24, 1440.0 / 92)]
    // 25 listeners: 200, 28 polls each.
    [InlineData(25, 24, 1440.0 / 28)]
    // 50 listeners: 400, 10 polls each.
    [InlineData(50, 24, 144)]
    // 100 listeners: snapshots every 26 h 40 min cost 720, 1.8 polls each.
    [InlineData(100, 80.0 / 3, 800)]
    // 125 listeners: snapshots every 33 h 20 min cost 720, 1.44 polls each.
    [InlineData(125, 100.0 / 3, 1000)]
    // 250 listeners: snapshots every 66 h 40 min cost 720, 0.72 polls each.
    [InlineData(250, 200.0 / 3, 2000)]
    public void Shares_OfListenersWhoAllWantFifteenMinutes_AreEqual(int listeners, double snapshotHours, double leastPaceMinutes)
    {
        var budget = CallBudget.Of(1000, Longest, [(Duration.FromMinutes(15), listeners)]);

        budget.SnapshotEvery.TotalHours.ShouldBe(snapshotHours, 1e-9);
        budget.LeastPace.TotalMinutes.ShouldBe(leastPaceMinutes, 1e-9);
    }

    // 320 for snapshots; 30 slow ones take 8 polls each, 240; the 340 that are left are 34 for each of the fast ones.
    [Fact]
    public void Shares_OfSlowAndFastListeners_GiveTheFastWhatTheSlowLeave()
    {
        var budget = CallBudget.Of(1000, Longest, [(Duration.FromMinutes(15), 10), (Duration.FromMinutes(180), 30)]);

        budget.LeastPace.TotalMinutes.ShouldBe(1440.0 / 34, 1e-9);
        budget.MostPace.ShouldBe(Duration.FromMinutes(180));
        budget.PaceOf(Duration.FromMinutes(180)).ShouldBe(Duration.FromMinutes(180));
    }

    // 192 for snapshots; 12 polls each for the slow ones, 240; 468 are 117 for each fast one, who wants 96.
    [Fact]
    public void Shares_WhereTheCallsSuffice_BindNobodyAndKeepTheLongestPace()
    {
        var budget = CallBudget.Of(1000, Longest, [(Duration.FromMinutes(15), 4), (Duration.FromMinutes(180), 20)]);

        budget.LeastPace.ShouldBe(Duration.Zero);
        budget.PaceOf(Duration.FromMinutes(180)).ShouldBe(Longest);
        budget.PaceOf(Duration.FromMinutes(20)).ShouldBe(Duration.FromMinutes(20));
    }

    [Fact]
    public void Shares_OfNobody_BindNobody() => CallBudget.Of(1000, Longest, []).ShouldBe(new CallBudget(Duration.FromHours(24), Duration.Zero, Longest));

    // Seeded: whatever the paces, what is planned never costs more than nine tenths of what there is, and is all spent where somebody is bound.
    [Fact]
    public void Shares_OfAnyListeners_KeepWithinTheDaysCalls()
    {
        var random = new Random(20261130);
        for (var round = 0; round < 2000; round++)
        {
            var dailyCalls = random.Next(10, 3000);
            List<(Duration Pace, int Listeners)> paces = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => (Duration.FromMinutes(random.Next(15, 181)), random.Next(1, 40)))];

            var budget = CallBudget.Of(dailyCalls, Longest, paces);

            var day = Duration.FromHours(24);
            var snapshots = paces.Sum(group => group.Listeners) * CallBudget.CallsOfSnapshot * (day / budget.SnapshotEvery);
            var polls = paces.Sum(group => group.Listeners * (day / budget.PaceOf(group.Pace)));
            (snapshots + polls).ShouldBeLessThanOrEqualTo(0.9 * dailyCalls * (1 + 1e-9));
            if (budget.LeastPace > Duration.Zero)
            {
                (snapshots + polls).ShouldBe(0.9 * dailyCalls, dailyCalls * 1e-9);
            }
        }
    }
}
