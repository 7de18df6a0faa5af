using NodaTime;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Tests.Domain.Library;

public sealed class ListeningSourceTests
{
    private const int Lives = 60;

    private static readonly LocalDate Day = new(2026, 3, 7);
    private static readonly PlayOrigin Gym = new(OriginKind.Playlist, "gym");
    private static readonly PlayOrigin Page = new(OriginKind.Artist, "a");
    private static readonly PlayOrigin Record = new(OriginKind.Album, "b");

    [Theory]
    [InlineData("playlist", "spotify:playlist:37i9", OriginKind.Playlist, "37i9")]
    [InlineData("playlist", "spotify:user:ann:playlist:37i9", OriginKind.Playlist, "37i9")]
    [InlineData(null, "spotify:album:4k", OriginKind.Album, "4k")]
    [InlineData("artist", "spotify:artist:x", OriginKind.Artist, "x")]
    [InlineData("collection", "spotify:user:ann:collection", OriginKind.Collection, null)]
    [InlineData("collection", "spotify:collection", OriginKind.Collection, null)]
    [InlineData("collection", null, OriginKind.Collection, null)]
    [InlineData("playlist", null, OriginKind.Playlist, null)]
    [InlineData("playlist", "spotify:playlist:", OriginKind.Playlist, "spotify:playlist:")]
    [InlineData("station", "spotify:station:user:ann", OriginKind.Other, "spotify:station:user:ann")]
    [InlineData("station", null, OriginKind.Other, "station")]
    public void Context_IsWhatTheUriNames(string? type, string? uri, OriginKind kind, string? id) =>
        PlayOrigin.Of(type, uri).ShouldBe(new PlayOrigin(kind, id));

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    public void Context_OfNothing_IsUnknown(string? type, string? uri) => PlayOrigin.Of(type, uri).ShouldBeNull();

    [Fact]
    public void Sources_AreCountedByKindAndOneByOne()
    {
        // 4 + 1 minutes from a playlist, 3 from an artist's page, 2 from an album; a play from elsewhere, one of 10 seconds, and a playlist outside the window.
        var found = Of(
            At(0, 4, Gym), At(10, 3, Page), At(20, 1, Gym), At(30, 2, Record), At(40, 2, origin: null), At(50, 1 / 6.0, Gym), At(-30, 9, new PlayOrigin(OriginKind.Playlist, "before")));

        (found.KnownPlays, found.Coverage, found.FirstKnownAt).ShouldBe((4, 4 / 5.0, Start(0)));
        found.Basis.Attributes.ShouldBe([new AttributeCoverage("listeningSource", 0.8, "spotify")]);
        found.Kinds.ShouldBe(
        [
            new(OriginKind.Playlist, 2, 5, 0.5, 0.5), new(OriginKind.Artist, 1, 3, 0.25, 0.3), new(OriginKind.Album, 1, 2, 0.25, 0.2), new(OriginKind.Collection, 0, 0, 0, 0), new(OriginKind.Other, 0, 0, 0, 0),
        ]);
        found.Playlists.ShouldBe([new PlayedSource("gym", Name: null, 2, 5, 0.5, Start(0), Start(20))]);
        found.Albums.ShouldBe([new PlayedSource("b", "Album", 1, 2, 0.25, Start(30), Start(30))]);
        found.Artists.ShouldBe([new PlayedSource("a", "Artist", 1, 3, 0.25, Start(10), Start(10))]);
    }

    [Fact]
    public void Sources_OfAnExportAlone_AreUnknownNotNone()
    {
        var found = Of(At(0, 4, origin: null));

        (found.KnownPlays, found.Coverage, found.FirstKnownAt).ShouldBe((0, 0.0, null));
        found.Kinds.ShouldAllBe(kind => kind.Share == null && kind.MinutesShare == null && kind.Plays == 0);
        Of().Coverage.ShouldBeNull();
    }

    [Fact]
    public void Sources_OfRandomLives_AreThoseOfAPlainCount()
    {
        var counted = 0;
        for (var seed = 1; seed <= Lives; seed++)
        {
            var (random, bare) = (new Random(seed), RandomHistory.Of(seed));
            var life = new RandomHistory([.. bare.Plays.Select(play => play with { Origin = Some(random) })], bare.Catalogue, bare.Observed, bare.Window, bare.Now);
            var plays = life.Plays
                .Where(play => PlayColumns.IsCounted(play.MsPlayed, play.Flags, life.Window.IncludeShort))
                .Where(play => play.StartedAt.InZone(life.Window.Zone).Date is var day && day >= life.Window.From && day < life.Window.To)
                .ToList();
            var known = plays.Where(play => play.Origin is not null).ToList();

            var found = ListeningSourceCalculator.Calculate(new(new(life.Shuffled(), life.Window.Zone), life.Window, life.Now), new Ranking(3, RankBy.Plays, Credit.First));

            found.KnownPlays.ShouldBe(known.Count, $"seed {seed}");
            found.Coverage.ShouldBe(plays.Count == 0 ? null : (double)known.Count / plays.Count, $"seed {seed}");
            foreach (var kind in found.Kinds)
            {
                var of = known.Where(play => play.Origin!.Kind == kind.Kind).ToList();
                (kind.Plays, kind.Minutes).ShouldBe((of.Count, of.Sum(play => (long)play.MsPlayed) / 60_000.0), $"seed {seed}");
            }

            found.Playlists.Select(source => (source.Id, source.Plays, source.FirstPlayAt, source.LastPlayAt)).ShouldBe(
                known.Where(play => play.Origin is { Kind: OriginKind.Playlist, Id: not null })
                    .GroupBy(play => play.Origin!.Id!)
                    .OrderByDescending(same => same.Count()).ThenByDescending(same => same.Sum(play => (long)play.MsPlayed)).ThenBy(same => same.Key, StringComparer.Ordinal)
                    .Take(3)
                    .Select(same => (same.Key, same.Count(), same.Min(play => play.StartedAt), same.Max(play => play.StartedAt))),
                $"seed {seed}");
            counted += known.Count;
        }

        counted.ShouldBeGreaterThan(500);
    }

    private static PlayOrigin? Some(Random random) => random.Next(4) switch
    {
        0 => null,
        1 => new((OriginKind)random.Next(5), Id: null),
        _ => new((OriginKind)random.Next(5), $"id{random.Next(5)}"),
    };

    private static ListeningSources Of(params TestPlay[] plays)
    {
        var history = TestHistories.Of(plays, new InstantRange(Start(-60), Start(600)));
        var window = new ListeningWindow(Day, Day.PlusDays(1), DateTimeZone.Utc);
        return ListeningSourceCalculator.Calculate(new(new(history, DateTimeZone.Utc), window, Start(600)), Ranking.Default);
    }

    private static TestPlay At(int minute, double minutes, PlayOrigin? origin) => new(Start(minute), (int)Math.Round(minutes * 60_000), Origin: origin);

    private static Instant Start(int minute) => Day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromMinutes(minute);
}
