using SpotifyInsights.Tests.Proof;

namespace SpotifyInsights.Tests.Weather;

/// <summary>
/// Months of collection in mixed weather: what was received is stored once, what an ideal poller would have had is missed hardly ever, and never without a
/// recorded gap. 50 listeners and 90 days with FULL=1.
/// </summary>
public sealed class SimulationTests
{
    // A week has as much of it as a quarter of a year but for the outages that take their share of the time: what it misses is not to be compared.
    private static readonly (int Listeners, int Days, int Seed, double MostMissed) Run = Share.IsFull ? (50, 90, 20260120, 0.005) : (4, 7, 7, 0.02);

    [Fact]
    public async Task Collection_InMixedWeather_LosesNothingThatWasReceivedAndHardlyAnythingElse()
    {
        await using var months = new SimulatedMonths(Run.Listeners, Run.Days, Run.Seed);
        await months.RunAsync();
        TestContext.Current.TestOutputHelper!.WriteLine(months.Table());

        months.Counts.ShouldAllBe(count => count.Stored.Count > 10);
        months.Counts.SelectMany(count => count.Dropped.Select(play => (count.Listener, play.EndedAt))).ShouldBeEmpty();
        months.Counts.SelectMany(count => count.Doubled.Select(play => (count.Listener, play.EndedAt))).ShouldBeEmpty();
        months.Counts.SelectMany(count => count.Invented.Select(play => (count.Listener, play))).ShouldBeEmpty();
        months.MissedShare.ShouldBeLessThanOrEqualTo(Run.MostMissed);
        months.Counts.SelectMany(count => count.MissedInSilence.Select(play => (count.Listener, play.EndedAt))).ShouldBeEmpty();
        months.Counts.SelectMany(count => count.Report.Findings).Where(finding => finding.IsFault).ShouldBeEmpty();
    }
}
