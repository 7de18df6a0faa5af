using NodaTime;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Tests.Simulator;

public sealed class ListenerLifeTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly Instant From = Instant.FromUtc(2025, 10, 1, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2026, 3, 30, 0, 0);

    [Theory]
    [InlineData("demo")]
    [InlineData("light")]
    [InlineData("heavy")]
    public void PlaysBetween_SameSeedInAnyOrder_GivesTheSamePlays(string listener)
    {
        var forwards = Life(listener).PlaysBetween(From, To);
        var backwards = new List<SimulatedPlay>();
        var other = Life(listener);
        for (var to = To; to > From; to -= Duration.FromHours(37))
        {
            var from = Instant.Max(From, to - Duration.FromHours(37));
            backwards.InsertRange(0, other.PlaysBetween(from, to));
        }

        Words(backwards).ShouldBe(Words(forwards));
        forwards.Count.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void PlaysBetween_OtherSeed_GivesAnotherLife()
    {
        Words(Life("demo", seed: 2).PlaysBetween(From, To)).ShouldNotBe(Words(Life("demo").PlaysBetween(From, To)));
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("light")]
    [InlineData("heavy")]
    public void PlaysBetween_HalfAYearWithBothClockChanges_NeverOverlap(string listener)
    {
        var plays = Life(listener).PlaysBetween(From, To);
        for (var i = 1; i < plays.Count; i++)
        {
            plays[i].StartedAt.ShouldBeGreaterThanOrEqualTo(plays[i - 1].EndedAt);
        }

        plays.ShouldAllBe(play => play.HeardMs > 0 && play.HeardMs <= play.Track.DurationMs && play.PausedMs >= 0);
        plays.ShouldAllBe(play => play.Track.Album.ReleasedOn <= play.StartedAt.InUtc().Date);
    }

    [Fact]
    public void PlaysBetween_Borders_EndIsInsideFromAndOutsideTo()
    {
        var life = Life("demo");
        var plays = life.PlaysBetween(From, From + Duration.FromDays(3));
        var (first, last) = (plays[0].EndedAt, plays[^1].EndedAt);

        life.PlaysBetween(first, last).ShouldBe(plays.Take(plays.Count - 1));
        life.PlaysBetween(last, first).ShouldBeEmpty();
    }

    [Fact]
    public void PlaysBetween_BeforeTheListenerJoined_IsEmpty()
    {
        Life("demo").PlaysBetween(Instant.FromUtc(2019, 1, 1, 0, 0), Instant.FromUtc(2023, 6, 1, 0, 0)).ShouldBeEmpty();
    }

    [Fact]
    public void Demo_In180Days_HearsAbout70PlaysADayWithSomeSilence()
    {
        var plays = Life("demo").PlaysBetween(To - Duration.FromDays(180), To).Where(play => play.IsListed).ToList();
        var days = plays.GroupBy(play => play.StartedAt.InZone(Berlin).Date).ToList();

        plays.Count.ShouldBeInRange(12_000, 15_000);
        days.Average(day => day.Count()).ShouldBeInRange(60, 90);
        days.Count.ShouldBeInRange(160, 179);
    }

    [Fact]
    public void Demo_Weekdays_CommuteAndWorkWhileWeekendsBeginLater()
    {
        var plays = Life("demo").PlaysBetween(From, To).Select(play => play.StartedAt.InZone(Berlin)).ToList();
        var workdays = plays.Where(at => at.DayOfWeek < IsoDayOfWeek.Saturday).ToList();
        var weekends = plays.Where(at => at.DayOfWeek >= IsoDayOfWeek.Saturday).ToList();

        workdays.Count(at => at.Hour is 7 or 8).ShouldBeGreaterThan(workdays.Count / 12);
        weekends.Count(at => at.Hour is >= 4 and < 9).ShouldBe(0);
        Share(weekends, at => at.Hour >= 20).ShouldBeGreaterThan(1.3 * Share(workdays, at => at.Hour >= 20));
    }

    [Fact]
    public void Demo_OverAYear_DiscoversArtistsAndFallsForSome()
    {
        var plays = Life("demo").PlaysBetween(To - Duration.FromDays(365), To);
        var firstHeard = plays.GroupBy(play => play.Track.Artists[0]).Select(group => group.Min(play => play.StartedAt)).ToList();
        firstHeard.Count(at => at > To - Duration.FromDays(180)).ShouldBeGreaterThan(20);

        // Without fads no artist comes near a tenth of a four-week block of a listener who knows hundreds.
        var largestShare = plays
            .GroupBy(play => (int)((play.StartedAt - From).TotalDays / 14))
            .Max(weeks => weeks.GroupBy(play => play.Track.Artists[0]).Max(artist => artist.Count()) / (double)weeks.Count());
        largestShare.ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void Demo_Contexts_AreOfAllKindsAndAlbumsRunInOrder()
    {
        var plays = Life("demo").PlaysBetween(From, To);
        plays.Select(play => play.Context?.Type).Distinct().ShouldBe(["album", "artist", "playlist", "collection", null], ignoreOrder: true);

        var pairs = plays.Zip(plays.Skip(1)).Where(pair => pair.First.Context is { Type: "album" } context && pair.Second.Context == context).ToList();
        pairs.Count(pair => pair.Second.Track.Number == pair.First.Track.Number + 1).ShouldBeGreaterThan(pairs.Count * 9 / 10);
    }

    [Fact]
    public void Heavy_WithinAFewHours_OverflowsFiftyPlays()
    {
        var life = Life("heavy");
        var noon = Instant.FromUtc(2026, 2, 10, 15, 0);
        life.PlaysBetween(noon - Duration.FromHours(5), noon).Count(play => play.IsListed).ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Light_MostDays_HearsLittle()
    {
        Life("light").PlaysBetween(From, To).Count(play => play.IsListed).ShouldBeInRange(150, 900);
    }

    private static double Share(List<ZonedDateTime> plays, Func<ZonedDateTime, bool> isMeant) => plays.Count(isMeant) / (double)plays.Count;

    private static IEnumerable<string> Words(IEnumerable<SimulatedPlay> plays) =>
        plays.Select(play => $"{play.StartedAt.ToUnixTimeMilliseconds()} {play.HeardMs} {play.PausedMs} {play.Track.Id} {play.Context?.Uri}");

    private static ListenerLife Life(string listener, int seed = 1) =>
        new SpotifySimulation(new SimulatorOptions { Seed = seed }, new SimulatorClock(To.ToDateTimeOffset())).FindListener(listener)!.Life;
}
