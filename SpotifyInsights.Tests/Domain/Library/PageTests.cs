using NodaTime;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Tests.Domain.Library;

/// <summary>Pages and days of former years, by hand and against plain counting.</summary>
public sealed class PageTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    // Two tracks of Ann on one album that are one recording, a third of hers, one of Ben.
    private static readonly TrackCatalogue Tracks = new(
        ["a1", "a2", "a3", "b1"], ["Song", "Song", "Other", "His"], [0, 0, 0, 1], [0, 1, 0, -1], [200_000, 200_000, 100_000, 100_000],
        ["ann", "ben"], ["Ann", "Ben"], ["lp", "best"], ["First", "Best of"], recording: [0, 0, 2, 3]);

    [Fact]
    public void Page_OfARecording_EqualsTheHandCalculation()
    {
        var page = Page(LibraryKind.Track, "a2");

        (page.Key, page.Name, page.Artist, page.Album).ShouldBe(("a1", "Song", new LibraryItem("ann", "Ann"), new LibraryItem("lp", "First")));
        (page.Plays, page.Minutes, page.Rank).ShouldBe((3, 500_000 / 60_000.0, 1));
        page.ShareOfPlays.ShouldBe(3.0 / 6);
        page.ShareOfMinutes!.Value.ShouldBe(500.0 / 800, 1e-12);
        (page.FirstPlayAt, page.LastPlayAt).ShouldBe((Instant.FromUtc(2026, 1, 31, 22, 30), Instant.FromUtc(2026, 3, 1, 12, 0)));
        page.Months.ShouldBe([new(new LocalDate(2026, 1, 1), 1, 200_000 / 60_000.0, 1), new(new LocalDate(2026, 2, 1), 1, 200_000 / 60_000.0, 2), new(new LocalDate(2026, 3, 1), 1, 100_000 / 60_000.0, 1)]);
        (page.BestMonth, page.BestRankMonth).ShouldBe((page.Months[0], page.Months[0]));
        page.HourOfDay.Where(hour => hour.Plays > 0).Select(hour => (hour.Hour, hour.Plays)).ShouldBe([(0, 1), (13, 1), (23, 1)], "in Berlin");
        page.Alternates.Select(track => (track.Key, track.Album?.Key, track.Plays)).ShouldBe([("a1", "lp", 2), ("a2", "best", 1)]);
        page.Completion.MeasuredPlays.ShouldBe(4, "the short one too");
        page.Completion.SkippedShare.ShouldBe(1.0 / 4);
        page.Neighbours.Select(one => (one.Rank, one.Key)).ShouldBe([(2, "b1"), (3, "a3")]);
        (page.Tracks.Count, page.Albums.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void Page_OfAnArtist_HasTracksAndAlbumsOfHerOwn()
    {
        var page = Page(LibraryKind.Artist, "ann");
        (page.Plays, page.Rank, page.Artist, page.Album).ShouldBe((4, 1, null, null));
        page.Tracks.Select(track => (track.Key, track.Plays)).ShouldBe([("a1", 3), ("a3", 1)]);
        page.Albums.Select(album => (album.Key, album.Artist?.Key, album.Plays)).ShouldBe([("lp", "ann", 3), ("best", "ann", 1)]);
    }

    [Fact]
    public void Page_OfWhatWasNotHeardInTheWindow_IsEmptyAndNotZero()
    {
        var page = Page(LibraryKind.Artist, "ben", new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 1));
        (page.Plays, page.Rank, page.BestMonth, page.FirstPlayAt).ShouldBe((0, null, null, null));
        (page.Months.Count, page.Neighbours.Count, page.ShareOfPlays).ShouldBe((0, 0, 0.0));
    }

    [Theory]
    [InlineData(LibraryKind.Artist)]
    [InlineData(LibraryKind.Track)]
    public void Page_OfEachItemOfRandomLives_HasTheRankOfTheRanking(LibraryKind kind)
    {
        for (var seed = 1; seed <= 25; seed++)
        {
            var random = RandomHistory.Of(seed);
            var slice = new ListeningSlice(new ListeningView(random.History, random.Window.Zone), random.Window, random.Now);
            foreach (var entry in RankingCalculator.Calculate(slice, new RankingQuestion(kind, RankedBy.Plays, Credit.All, After: null, Limit: 100)).Entries)
            {
                var page = PageCalculator.Calculate(slice, kind, LibraryKeys.Find(random.History.Tracks, kind, entry.Key)!.Value, new Ranking(Credit: Credit.All));
                (page.Rank, page.Plays, page.Minutes).ShouldBe((entry.Rank, entry.Plays, entry.Minutes), $"seed {seed}, {entry.Key}");
                (page.Months.Sum(month => month.Plays), page.HourOfDay.Sum(hour => hour.Plays)).ShouldBe((entry.Plays, entry.Plays));
                page.Months.ShouldAllBe(month => month.Rank >= 1);
            }
        }
    }

    [Fact]
    public void OnThisDay_LooksBackToTheLastDayOfShorterMonths()
    {
        var slice = Slice(new LocalDate(2025, 1, 1), new LocalDate(2026, 6, 1), observedUntil: Instant.FromUtc(2026, 3, 10, 0, 0));

        var back = OnThisDayCalculator.Calculate(slice, Ranking.Default, new LocalDate(2026, 3, 31));

        // A month ago was the 28th of February, three months ago lies before the first play.
        back.Days.Select(day => (day.Ago, day.Date, day.Plays)).ShouldBe([("1 month", new LocalDate(2026, 2, 28), 0)]);
        OnThisDayCalculator.Calculate(slice, Ranking.Default, new LocalDate(2028, 3, 1)).Days
            .Select(day => (day.Ago, day.Plays, day.Tracks.Count)).ShouldBe([("1 month", null, 0), ("3 months", null, 0), ("6 months", null, 0), ("1 year", null, 0), ("2 years", (int?)2, 2)]);
    }

    private static LibraryPage Page(LibraryKind kind, string key, LocalDate? from = null, LocalDate? to = null) =>
        PageCalculator.Calculate(Slice(from ?? new LocalDate(2026, 1, 1), to ?? new LocalDate(2026, 4, 1)), kind, LibraryKeys.Find(Tracks, kind, key)!.Value, Ranking.Default);

    private static ListeningSlice Slice(LocalDate from, LocalDate to, Instant? observedUntil = null)
    {
        TestPlay[] plays =
        [
            new(Instant.FromUtc(2026, 1, 31, 22, 30), 200_000, PlayFlags.FromExport, 0), // the 31st at 23:30 in Berlin
            new(Instant.FromUtc(2026, 1, 31, 23, 30), 200_000, PlayFlags.FromExport, 1), // the 1st of February at 0:30
            new(Instant.FromUtc(2026, 2, 3, 12, 0), 100_000, PlayFlags.FromExport, 3),
            new(Instant.FromUtc(2026, 2, 4, 12, 0), 100_000, PlayFlags.FromExport, 3),
            new(Instant.FromUtc(2026, 2, 5, 12, 0), 20_000, PlayFlags.FromExport, 0), // too short to count
            new(Instant.FromUtc(2026, 3, 1, 12, 0), 100_000, PlayFlags.FromExport, 0),
            new(Instant.FromUtc(2026, 3, 1, 13, 0), 100_000, PlayFlags.FromExport, 2),
        ];
        var history = TestHistories.Of(Tracks, plays, new InstantRange(Instant.FromUtc(2026, 1, 1, 0, 0), observedUntil ?? Instant.FromUtc(2026, 4, 1, 0, 0)));
        return new ListeningSlice(new ListeningView(history, Berlin), new ListeningWindow(from, to, Berlin), Instant.FromUtc(2026, 4, 1, 0, 0));
    }
}
