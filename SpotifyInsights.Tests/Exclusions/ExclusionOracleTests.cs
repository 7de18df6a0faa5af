using System.Text.RegularExpressions;
using NodaTime;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Domain.Exclusions;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Tests.Domain;
using SpotifyInsights.Tests.Domain.Metrics;

namespace SpotifyInsights.Tests.Exclusions;

/// <summary>A life with exclusions against the same life in which the excluded was never heard.</summary>
public sealed partial class ExclusionOracleTests
{
    private const int Lives = 60;

    [Fact]
    public void Everything_WithExclusions_IsThatOfALifeWithoutTheExcluded()
    {
        var (excluded, kept) = (0, 0);
        for (var seed = 1; seed <= Lives; seed++)
        {
            var life = WithOrigins(seed, seed % 2 == 0 ? RandomHistory.Of(seed) : RandomHistory.Long(seed));
            var exclusions = Some(new Random(seed), life);
            var plays = life.Plays.Where(play => !exclusions.Any(exclusion => IsOf(exclusion, play, life.Catalogue))).ToList();
            var without = new RandomHistory(plays, life.Catalogue, life.Observed, life.Window, life.Now);

            var loaded = LoadedHistory.Of("state", life.History, exclusions);

            Answers(loaded, life).ShouldBe(Answers(LoadedHistory.Of("state", without.History, []), life), $"seed {seed}");
            Answers(loaded.Everything, life).ShouldBe(Answers(LoadedHistory.Of("state", life.History, []), life), $"seed {seed}");
            var marked = Enumerable.Range(0, life.Plays.Count).Count(loaded.Everything.History.IsExcluded);
            (marked, loaded.History.Excluded.Count).ShouldBe((life.Plays.Count - plays.Count, life.Plays.Count - plays.Count), $"seed {seed}");
            (excluded, kept) = (excluded + marked, kept + plays.Count);
        }

        excluded.ShouldBeGreaterThan(1_000);
        kept.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Basis_SaysWhatIsExcludedInTheWindow()
    {
        var counted = 0;
        for (var seed = 1; seed <= Lives; seed++)
        {
            var life = RandomHistory.Of(seed);
            var exclusions = Some(new Random(seed), life);
            var expected = life.Plays.Where(play => exclusions.Any(exclusion => IsOf(exclusion, play, life.Catalogue)))
                .Where(play => PlayColumns.IsCounted(play.MsPlayed, play.Flags, life.Window.IncludeShort))
                .Where(play => play.StartedAt.InZone(life.Window.Zone).Date is var day && day >= life.Window.From && day < life.Window.To)
                .ToList();

            var said = BasisCalculator.Calculate(Question(LoadedHistory.Of("state", life.History, exclusions), life).Slice, []).Excluded;

            said.ShouldBe(new ExcludedTotals(expected.Count, expected.Sum(play => (long)play.MsPlayed)), $"seed {seed}");
            counted += expected.Count;
        }

        counted.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Play_WhoseTimeIsKnownBetterLater_StaysExcluded()
    {
        var at = Instant.FromUtc(2026, 3, 1, 12, 0);
        var tracks = TrackCatalogues.Of(("id", "Song", "Ann", 200_000), ("other", "Other", "Ann", 200_000));
        var excluded = new Exclusion
        {
            Id = "1",
            CreatedAt = at,

            // As account data told it: to the minute, and without Spotify's id.
            Play = new ExcludedPlay(new ExcludedTrack("~song\u001Fann", "Song", "Ann"), at, at + Duration.FromMilliseconds(180_000)),
        };
        ListeningHistory With(params TestPlay[] plays) => TestHistories.Of(tracks, plays);
        IEnumerable<int> Left(ListeningHistory history) => LoadedHistory.Of("state", history, [excluded]).History.Plays.Track.ToArray();

        Left(With(new TestPlay(at - Duration.FromSeconds(40), 200_000))).ShouldBeEmpty();
        Left(With(new TestPlay(at + Duration.FromSeconds(60), 180_000))).ShouldBeEmpty();
        Left(With(new TestPlay(at + Duration.FromMilliseconds(60_001), 180_000))).ShouldBe([0]);
        Left(With(new TestPlay(at, 180_000, Track: 1))).ShouldBe([1]);

        // Of two the nearer one.
        LoadedHistory.Of("state", With(new(at + Duration.FromSeconds(2), 181_000), new(at + Duration.FromSeconds(50), 185_000)), [excluded])
            .History.Plays.MsPlayed.ToArray().ShouldBe([185_000]);
    }

    private static List<Exclusion> Some(Random random, RandomHistory life)
    {
        var exclusions = new List<Exclusion>();
        for (var left = random.Next(1, 5); left > 0 && life.Plays.Count > 0; left--)
        {
            var play = life.Plays[random.Next(life.Plays.Count)];
            var made = new Exclusion { Id = $"{left}", CreatedAt = life.Now };
            exclusions.Add(random.Next(5) switch
            {
                4 when play.Origin is { Kind: OriginKind.Playlist, Id: { } id } => made with { Playlist = new ExcludedPlaylist(id) },
                0 => made with { Track = new ExcludedTrack(life.Catalogue.Songs[play.Track].Key, Name: null, Artist: null) },
                1 when life.Catalogue.Songs[play.Track].Artist is { } artist => made with { Artist = new ExcludedArtist(life.Catalogue.Artists[artist].Key, life.Catalogue.Artists[artist].Name) },
                2 => made with { Period = new ExcludedPeriod(play.StartedAt, play.StartedAt + Duration.FromHours(random.Next(1, 200))) },

                // One that is alone of its track within the tolerance, so that no rule of nearness decides.
                _ when IsAlone(life, play) => made with
                {
                    Play = new ExcludedPlay(new ExcludedTrack(life.Catalogue.Songs[play.Track].Key, null, null), play.StartedAt, play.StartedAt + Duration.FromMilliseconds(play.MsPlayed)),
                },
                _ => made with { Period = new ExcludedPeriod(play.StartedAt, play.StartedAt + Duration.FromMilliseconds(1)) },
            });
        }

        return exclusions;
    }

    // Albums and playlists of the same ids, and plays of which nobody tells.
    private static RandomHistory WithOrigins(int seed, RandomHistory life)
    {
        var random = new Random(seed);
        var plays = life.Plays.Select(play => play with { Origin = random.Next(3) == 0 ? null : new((OriginKind)random.Next(2), $"id{random.Next(4)}") }).ToList();
        return new(plays, life.Catalogue, life.Observed, life.Window, life.Now);
    }

    private static bool IsAlone(RandomHistory life, TestPlay play) => life.Plays.Count(other => IsSame(life.Catalogue, other.Track, play.Track)
        && (other.StartedAt - play.StartedAt).TotalHours is > -1 and < 1) == 1;

    private static bool IsSame(RandomCatalogue catalogue, int one, int other) => catalogue.Tracks.Recording[one] == catalogue.Tracks.Recording[other];

    private static bool IsOf(Exclusion exclusion, TestPlay play, RandomCatalogue catalogue) => exclusion switch
    {
        { Track: { } track } => IsSame(catalogue, play.Track, Array.IndexOf(catalogue.Tracks.Keys, track.Key)),
        { Artist: { } artist } => catalogue.Songs[play.Track].Credits.Any(credited => catalogue.Artists[credited].Key == artist.Key),
        { Playlist: { } playlist } => play.Origin is { Kind: OriginKind.Playlist } origin && origin.Id == playlist.Id,
        { Period: { } period } => play.StartedAt >= period.From && play.StartedAt < period.To,
        _ => play.StartedAt == exclusion.Play!.StartedAt && IsSame(catalogue, play.Track, Array.IndexOf(catalogue.Tracks.Keys, exclusion.Play.Track.Key)),
    };

    private static MetricsQuestion Question(LoadedHistory loaded, RandomHistory life) => new(
        loaded.In(life.Window.Zone), life.Window, life.Now, new Ranking(10, RankBy.Plays, Credit.All), new MetricsGround("ada", "state", life.Window.Zone.Id, Today: null, "none"));

    // All that is calculated, but for what it says of exclusions themselves.
    private static string Answers(LoadedHistory loaded, RandomHistory life)
    {
        var question = Question(loaded, life);
        var families = MetricFamilies.All.Select(family => MetricsJson.Of<object>(family.CalculateAsync(question, CancellationToken.None).GetAwaiter().GetResult()));
        var rankings = Enum.GetValues<LibraryKind>().Select(kind => MetricsJson.Of(RankingCalculator.Calculate(
            question.Slice, new RankingQuestion(kind, RankedBy.Plays, Credit.All, After: null, Limit: 100))));
        string[] others = [MetricsJson.Of(HighlightCalculator.Calculate(question.Slice, question.Ranking)), MetricsJson.Of(ListeningSourceCalculator.Calculate(question.Slice, question.Ranking)), MetricsJson.Of(OnThisDayCalculator.Calculate(question.Slice, question.Ranking, life.Window.From))];
        return SaidOfExclusions().Replace(string.Join('\n', [.. families, .. rankings, .. others]), string.Empty);
    }

    [GeneratedRegex(@"""Excluded"": \{[^}]*\}", RegexOptions.None, 10_000)]
    private static partial Regex SaidOfExclusions();
}
