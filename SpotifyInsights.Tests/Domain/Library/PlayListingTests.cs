using NodaTime;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Library;

/// <summary>Pages of plays against plain LINQ over the same plays.</summary>
public sealed class PlayListingTests
{
    private const int Lives = 150;

    [Fact]
    public void Pages_OfAnyFilter_HaveEveryPlayThatFitsOnce_NewestFirst()
    {
        var (seen, filtered) = (0, 0);
        for (var seed = 1; seed <= Lives; seed++)
        {
            var (random, choice) = (RandomHistory.Of(seed), new Random(seed));
            var view = new ListeningView(random.History, random.Window.Zone);
            int? artist = choice.Next(2) == 0 ? null : choice.Next(random.Catalogue.Artists.Count);
            var filter = new PlayFilter
            {
                From = choice.Next(2) == 0 ? null : random.Window.From,
                To = choice.Next(2) == 0 ? null : random.Window.To,
                Tracks = artist is null ? null : LibraryKeys.TracksOf(random.History.Tracks, LibraryKind.Artist, artist.Value, Credit.All),
                Source = choice.Next(2) == 0 ? null : (PlaySource)choice.Next(4),
                IsShort = choice.Next(3) switch { 0 => null, 1 => true, _ => false },
            };

            var listed = All(new PlayListing(view, filter), limit: 1 + choice.Next(7)).ToList();

            var expected = random.Plays.Where(play => Fits(play, random, filter, artist)).ToList();
            listed.Select(play => play.StartedAt).ShouldBe(expected.Select(play => play.StartedAt).OrderDescending(), $"seed {seed}");
            listed.Select(Line).Order(StringComparer.Ordinal).ShouldBe(expected.Select(play => Line(play, random)).Order(StringComparer.Ordinal), $"seed {seed}");
            (seen, filtered) = (seen + listed.Count, filtered + random.Plays.Count - listed.Count);
        }

        (seen, filtered).ShouldSatisfyAllConditions(() => seen.ShouldBeGreaterThan(500), () => filtered.ShouldBeGreaterThan(500));
    }

    [Fact]
    public void NextPage_AfterPlaysWereAdded_RepeatsNothing()
    {
        var at = Instant.FromUtc(2026, 3, 1, 12, 0);
        TestPlay[] before = [new(at, 200_000), new(at, 200_000), new(at + Duration.FromHours(1), 100_000)];
        var first = new PlayListing(View(before), new PlayFilter()).Page(after: null, limit: 2);
        first.Plays.Select(play => play.MsPlayed).ShouldBe([100_000, 200_000]);

        var second = new PlayListing(View([.. before, new(at, 250_000), new(at + Duration.FromHours(2), 90_000)]), new PlayFilter()).Page(PlayPlace.Parse(first.Next!.ToString()), limit: 2);

        second.Plays.Select(play => play.MsPlayed).ShouldBe([200_000], "the twin that the first page had no room for, and nothing of what came meanwhile");
        second.Next.ShouldBeNull();
    }

    [Theory]
    [InlineData(PlayFlags.FromApi | PlayFlags.Estimated, 10_000, PlayKind.Music, false)]
    [InlineData(PlayFlags.FromExport, 29_999, PlayKind.Music, true)]
    [InlineData(PlayFlags.FromExport | PlayFlags.Podcast, 10_000, PlayKind.Podcast, false)]
    [InlineData(PlayFlags.FromExport | PlayFlags.Podcast | PlayFlags.Audiobook, 900_000, PlayKind.Audiobook, false)]
    public void Play_SaysWhatItIs(PlayFlags flags, int ms, PlayKind kind, bool isShort)
    {
        var play = new PlayListing(View([new(Instant.FromUtc(2026, 3, 1, 12, 0), ms, flags)]), new PlayFilter()).Page(after: null, limit: 1).Plays.Single();
        (play.Kind, play.IsShort, play.IsEstimated).ShouldBe((kind, isShort, flags.HasFlag(PlayFlags.Estimated)));
        (play.EndedAt - play.StartedAt).ShouldBe(Duration.FromMilliseconds(ms));
        (play.Track, play.Artist, play.Album).ShouldBe((new LibraryItem("t", "Track"), new LibraryItem("a", "Artist"), new LibraryItem("b", "Album")));
    }

    private static ListeningView View(IReadOnlyList<TestPlay> plays) => new(TestHistories.Of(plays), DateTimeZone.Utc);

    private static IEnumerable<HeardPlay> All(PlayListing listing, int limit)
    {
        PlayPlace? after = null;
        do
        {
            var page = listing.Page(after, limit);
            page.Plays.Count.ShouldBeLessThanOrEqualTo(limit);
            foreach (var play in page.Plays)
            {
                yield return play;
            }

            after = PlayPlace.Parse(page.Next?.ToString());
        }
        while (after is not null);
    }

    private static bool Fits(TestPlay play, RandomHistory random, PlayFilter filter, int? artist)
    {
        var date = play.StartedAt.InZone(random.Window.Zone).Date;
        var isShort = play.MsPlayed < 30_000 && !play.Flags.HasFlag(PlayFlags.Podcast) && !play.Flags.HasFlag(PlayFlags.FromApi);
        var source = filter.Source switch { PlaySource.Export => PlayFlags.FromExport, PlaySource.Account => PlayFlags.FromAccountData, PlaySource.Api => PlayFlags.FromApi, _ => PlayFlags.FromScrobble };
        return (filter.From is null || date >= filter.From) && (filter.To is null || date < filter.To)
            && (artist is null || random.Catalogue.Songs[play.Track].Credits.Contains(artist.Value))
            && (filter.Source is null || play.Flags.HasFlag(source))
            && (filter.IsShort is null || isShort == filter.IsShort);
    }

    private static string Line(HeardPlay play) => $"{play.StartedAt} {play.MsPlayed} {play.Track.Key}";

    private static string Line(TestPlay play, RandomHistory random) => $"{play.StartedAt} {play.MsPlayed} {random.Catalogue.Songs[play.Track].Key}";
}
