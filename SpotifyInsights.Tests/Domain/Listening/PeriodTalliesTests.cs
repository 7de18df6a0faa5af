using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

public sealed class PeriodTalliesTests
{
    [Theory]
    [InlineData(Credit.First)]
    [InlineData(Credit.All)]
    public void Tallies_RandomHistories_EqualPlainLinq(Credit credit)
    {
        for (var seed = 0; seed < 1_000; seed++)
        {
            var random = RandomHistory.Of(seed);
            var slice = new ListeningSlice(new ListeningView(random.History, random.Window.Zone), random.Window, random.Now);
            var runs = new PeriodRuns(slice);
            using var tallies = new PeriodTallies(slice, runs, credit);
            while (tallies.MoveNext())
            {
                var period = slice.Periods[tallies.Period];
                var plays = random.Plays
                    .Where(play => PlayColumns.IsCounted(play.MsPlayed, play.Flags, random.Window.IncludeShort))
                    .Where(play => play.StartedAt.InZone(random.Window.Zone).Date is var date && date >= period.From && date < period.To)
                    .ToList();
                var life = $"seed {seed}, period {period.Label}";
                (tallies.Plays, tallies.Ms).ShouldBe((plays.Count, plays.Sum(play => (long)play.MsPlayed)), life);
                Counts(tallies.Tracks).ShouldBe(
                    plays.GroupBy(play => play.Track).OrderBy(group => group.Key).Select(group => (group.Key, group.Count(), group.Sum(play => (long)play.MsPlayed))), life);
                var credited = plays.SelectMany(play => CreditsOf(random.Catalogue.Songs[play.Track], credit), (play, artist) => (artist, play.MsPlayed));
                Counts(tallies.Artists).ShouldBe(
                    credited.GroupBy(play => play.artist).OrderBy(group => group.Key).Select(group => (group.Key, group.Count(), group.Sum(play => (long)play.MsPlayed))), life);
            }

            tallies.Period.ShouldBe(slice.Periods.Count - 1);
        }
    }

    [Fact]
    public void PeriodOf_AnyRow_IsThePeriodOfItsLocalDate()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = RandomHistory.Of(seed);
            var slice = new ListeningSlice(new ListeningView(random.History, random.Window.Zone), random.Window, random.Now);
            var runs = new PeriodRuns(slice);
            for (var row = 0; row < random.History.Plays.Count; row++)
            {
                var date = NodaTime.Instant.FromUnixTimeMilliseconds(random.History.Plays.StartedAt[row]).InZone(random.Window.Zone).Date;
                var expected = date < random.Window.From ? PeriodRuns.Before
                    : date >= random.Window.To ? runs.Count
                    : slice.Periods.Index().Single(period => date >= period.Item.From && date < period.Item.To).Index;
                runs.PeriodOf(row).ShouldBe(expected, $"seed {seed}, row {row}");
            }

            runs.PeriodOf(FirstHeard.Never).ShouldBe(runs.Count);
        }
    }

    [Fact]
    public void FirstHeard_RandomHistories_IsTheEarliestCountedPlay()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = RandomHistory.Of(seed);
            var first = random.History.FirstHeard(includeShort: false);
            foreach (var (track, song) in random.Catalogue.Songs.Index())
            {
                StartOf(random, first.Tracks[track]).ShouldBe(Earliest(random, play => play.Track == track), $"seed {seed}, {song.Key}");
            }

            foreach (var credit in Enum.GetValues<Credit>())
            {
                for (var artist = 0; artist < random.Catalogue.Artists.Count; artist++)
                {
                    StartOf(random, first.Artists(credit)[artist])
                        .ShouldBe(Earliest(random, play => CreditsOf(random.Catalogue.Songs[play.Track], credit).Contains(artist)), $"seed {seed}, artist {artist}");
                }
            }
        }
    }

    [Fact]
    public void WarmUp_EndsAfterNinetyObservedDays_GapsLeftOut()
    {
        NodaTime.Instant Day(int day) => NodaTime.Instant.FromUtc(2026, 1, 1, 0, 0) + NodaTime.Duration.FromDays(day);

        WarmUp.EndOf(new ObservedTime([new(Day(0), Day(50)), new(Day(60), Day(200))])).ShouldBe(Day(100));
        WarmUp.EndOf(new ObservedTime([new(Day(0), Day(90))])).ShouldBe(Day(90));
        WarmUp.EndOf(new ObservedTime([new(Day(0), Day(89))])).ShouldBeNull();
        WarmUp.EndOf(ObservedTime.None).ShouldBeNull();
    }

    private static IEnumerable<(int, int, long)> Counts(Tally tally)
    {
        var counts = new List<(int, int, long)>();
        foreach (var index in tally.Touched)
        {
            counts.Add((index, tally.Plays[index], tally.Ms[index]));
        }

        return counts.Order();
    }

    private static IReadOnlyList<int> CreditsOf(TestTrack song, Credit credit) =>
        credit == Credit.All ? song.Credits : song.Artist is { } artist ? [artist] : [];

    private static long? StartOf(RandomHistory random, int row) => row == FirstHeard.Never ? null : random.History.Plays.StartedAt[row];

    private static long? Earliest(RandomHistory random, Func<TestPlay, bool> condition) => random.Plays
        .Where(play => PlayColumns.Counts(play.MsPlayed, play.Flags) && condition(play))
        .Min(play => (long?)play.StartedAt.ToUnixTimeMilliseconds());
}
