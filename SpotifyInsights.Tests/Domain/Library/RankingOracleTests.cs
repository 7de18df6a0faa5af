using NodaTime;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Library;

/// <summary>Rankings against plain LINQ over random lives.</summary>
public sealed class RankingOracleTests
{
    private const int Lives = 60;

    public static TheoryData<LibraryKind, RankedBy, Credit> Questions => new(
        from kind in new[] { LibraryKind.Artist, LibraryKind.Track }
        from measure in new[] { RankedBy.Plays, RankedBy.Minutes }
        from credit in Enum.GetValues<Credit>()
        select (kind, measure, credit));

    [Theory]
    [MemberData(nameof(Questions))]
    public void Ranking_OfAnyWindow_IsThatOfPlainCounting(LibraryKind kind, RankedBy by, Credit credit)
    {
        var (ranked, moved) = (0, 0);
        for (var seed = 1; seed <= Lives; seed++)
        {
            var random = seed % 2 == 0 ? RandomHistory.Of(seed) : RandomHistory.Long(seed);
            var slice = new ListeningSlice(new ListeningView(random.History, random.Window.Zone), random.Window, random.Now);

            var entries = All(slice, kind, by, credit, limit: 1 + (seed % 9)).ToList();

            var expected = Plain(random, kind, by, credit);
            entries.Select(entry => $"{entry.Rank} {entry.Key} {entry.Plays} {entry.Minutes:F6}").ShouldBe(
                expected.Select((item, i) => $"{i + 1} {item.Key} {item.Plays} {item.Ms / 60_000.0:F6}"), $"seed {seed}");
            entries.Select(entry => entry.RankChange).ShouldBe(Changes(random, expected, kind, by, credit), $"seed {seed}");
            (ranked, moved) = (ranked + entries.Count, moved + entries.Count(entry => entry.RankChange is not (null or 0)));
        }

        ranked.ShouldBeGreaterThan(100);
        moved.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void SkipRate_OfFewPlays_IsNearThatOfAll()
    {
        // One track skipped in 1 of 1 plays, the other in 20 of 99: 21 of 100 together.
        var tracks = TrackCatalogues.Of(("once", "Once", "Ann", 300_000), ("often", "Often", "Ben", 300_000));
        var at = Instant.FromUtc(2026, 3, 1, 0, 0);
        TestPlay[] plays =
        [
            new(at, 10_000, PlayFlags.FromExport, 0),
            .. Enumerable.Range(1, 99).Select(i => new TestPlay(at + Duration.FromMinutes(10 * i), i <= 20 ? 60_000 : 300_000, i <= 20 ? PlayFlags.FromExport | PlayFlags.Skipped : PlayFlags.FromExport, 1)),
        ];
        var window = new ListeningWindow(new LocalDate(2026, 3, 1), new LocalDate(2026, 4, 1), DateTimeZone.Utc);
        var slice = new ListeningSlice(new ListeningView(TestHistories.Of(tracks, plays), DateTimeZone.Utc), window, at);

        var page = RankingCalculator.Calculate(slice, new RankingQuestion(LibraryKind.Track, RankedBy.SkipRate, Credit.First, After: null, Limit: 10));

        page.Entries.Select(entry => (entry.Key, entry.MeasuredPlays, entry.SkipRate)).ShouldBe([("once", 1, 1.0), ("often", 99, 20.0 / 99)]);
        page.Entries[0].ShrunkSkipRate!.Value.ShouldBe((1 + (0.21 * 20)) / 21, 1e-12);
        page.Entries[1].ShrunkSkipRate!.Value.ShouldBe((20 + (0.21 * 20)) / 119, 1e-12);
        (page.Count, page.Before, page.Next).ShouldBe((2, null, null));
    }

    private static IEnumerable<LibraryEntry> All(ListeningSlice slice, LibraryKind kind, RankedBy by, Credit credit, int limit)
    {
        RankPlace? after = null;
        do
        {
            var page = RankingCalculator.Calculate(slice, new RankingQuestion(kind, by, credit, after, limit));
            foreach (var entry in page.Entries)
            {
                yield return entry;
            }

            after = RankPlace.Parse(page.Next?.ToString());
        }
        while (after is not null);
    }

    private static List<(string Key, int Plays, long Ms)> Plain(RandomHistory random, LibraryKind kind, RankedBy by, Credit credit)
    {
        var life = new PlainLife(random, credit);
        var items = life.Inside
            .SelectMany(play => kind == LibraryKind.Track ? [play.Track.Key] : play.Artists.Select(artist => random.Catalogue.Artists[artist].Key), (play, key) => (key, play.Play.MsPlayed))
            .GroupBy(pair => pair.key, pair => pair.MsPlayed)
            .Select(plays => (plays.Key, Plays: plays.Count(), Ms: plays.Sum(ms => (long)ms)));
        return [.. items.OrderByDescending(item => by == RankedBy.Plays ? item.Plays : item.Ms)
            .ThenByDescending(item => by == RankedBy.Plays ? item.Ms : item.Plays)
            .ThenBy(item => item.Key, StringComparer.Ordinal)];
    }

    private static IEnumerable<int?> Changes(RandomHistory random, List<(string Key, int Plays, long Ms)> now, LibraryKind kind, RankedBy by, Credit credit)
    {
        var window = random.Window;
        LocalDate? first = new PlainLife(random, credit).Everything is [var play, ..] ? play.Date : null;
        if (first is null || window.From <= first || window.From == window.To)
        {
            return now.Select(_ => (int?)null);
        }

        var from = window.From.PlusDays(-NodaTime.Period.DaysBetween(window.From, window.To));
        var former = Plain(random with { Window = new ListeningWindow(from, window.From, window.Zone, includeShort: window.IncludeShort) }, kind, by, credit).ConvertAll(item => item.Key);
        return now.Select((item, i) => former.IndexOf(item.Key) is >= 0 and var place ? place - i : (int?)null);
    }
}
