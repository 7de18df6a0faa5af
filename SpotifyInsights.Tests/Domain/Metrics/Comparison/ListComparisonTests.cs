using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Comparison;

namespace SpotifyInsights.Tests.Domain.Metrics.Comparison;

/// <summary>Spotify's own lists: three ranges of one snapshot, and two snapshots.</summary>
public sealed class ListComparisonTests
{
    private static readonly Instant Taken = Instant.FromUtc(2026, 3, 1, 12, 0);
    private static readonly InstantRange Observed = new(Taken - Duration.FromDays(400), Taken);
    private static readonly ListeningWindow Window = new(new(2026, 2, 1), new(2026, 3, 2), Zones.Utc);
    private static readonly TrackCatalogue Tracks = TrackCatalogues.Of(("t1", "One", "Ann", 0), ("t4", "Four", "Bob", 0));

    [Fact]
    public void Ranges_WorkedExample_EqualsTheHandCalculation()
    {
        // t1 was played 10 and 100 days before the snapshot, t4 300 days before; t2 and t3 never.
        TestPlay[] plays = [new(Taken - Duration.FromDays(10), 60_000, Track: 0), new(Taken - Duration.FromDays(100), 180_000, Track: 0), new(Taken - Duration.FromDays(300), 60_000, Track: 1)];

        var metrics = Calculate(TestHistories.Of(Tracks, plays, Observed), new(Lists("now", Taken, ["t1", "t2", "t3"], ["t2", "t1"], ["t2", "t4", "t1", "t2"])));

        metrics.Ranges.Select(lists => (lists.A.Range, lists.B.Range)).ShouldBe([(TimeRange.Short, TimeRange.Long), (TimeRange.Short, TimeRange.Medium), (TimeRange.Medium, TimeRange.Long)]);
        metrics.Ranges[0].A.ShouldBe(new("now", Taken, TimeRange.Short));

        // t1 t2 t3 against t2 t4 t1, each entry once: t1 and t2 in both, in the other order.
        var tracks = metrics.Ranges[0].Tracks;
        (tracks.CountA, tracks.CountB, tracks.Overlap, tracks.OverlapShare, tracks.Jaccard, tracks.RankCorrelation).ShouldBe((3, 3, 2, 2 / 3.0, 0.5, -1));
        (tracks.ChangeRate!.Value, tracks.ChangeChance).ShouldBe((1 / 3.0, null));

        // Agreement 0, 1 of 2, 2 of 3. 0.1 / 0.9 x (0.5 x 0.81 + 2 / 3 x 0.729) + 2 / 3 x 0.729.
        tracks.RankBiasedOverlap!.Value.ShouldBe(0.585, 1e-12);
        tracks.Both.ShouldBe(
        [
            new("t1", "Title t1", "Artist t1", new(1, 1, 1), new(3, 2, 4), 2, null),
            new("t2", "Title t2", "Artist t2", new(2, 0, 0), new(1, 0, 0), -1, null),
        ]);
        tracks.OnlyB.ShouldBe([new("t4", "Title t4", "Artist t4", new(null, 0, 0), new(2, 1, 1), null, null)]);
        tracks.Newcomers.Select(move => move.Key).ShouldBe(["t3"]);
        tracks.Dropped.Select(move => move.Key).ShouldBe(["t4"]);
        (metrics.Ranges[1].Tracks.Overlap, metrics.Ranges[2].Tracks.OverlapShare).ShouldBe((2, 1));
    }

    [Fact]
    public void Ranges_TracksOfOneRecording_AreOneTrack()
    {
        var tracks = new TrackCatalogue(["t1", "t4"], ["One", "One"], [0, 0], [-1, -1], [-1, -1], ["a"], ["Ann"], [], [], recording: [0, 0]);

        var lists = Calculate(TestHistories.Of(tracks, [], Observed), new(Lists("now", Taken, ["t4", "t9"], [], ["t9", "t1", "t4"]))).Ranges[0].Tracks;

        lists.Both.Select(track => (track.Key, track.A.Rank, track.B.Rank)).ShouldBe([("t1", 1, 2), ("t9", 2, 1)]);
        (lists.CountB, lists.OverlapShare).ShouldBe((2, 1));
    }

    [Fact]
    public void Genres_OfLists_WeighEntriesAlike_AndComeFromTheListFirst()
    {
        // Ann's list says jazz; Bob's says nothing and the history knows soul and dub; nobody knows Cy.
        var tracks = new TrackCatalogue(
            ["t"], ["T"], [0], [-1], [-1], ["Ann", "Bob"], ["Ann", "Bob"], [], [],
            artistAttributes: new ArtistAttributes([-1, -1], [-1, -1], IndexLists.Of([[0], [0, 1]]), ["dub", "soul"]));
        var lists = Lists("now", Taken, [], [], []) with
        {
            Artists = new Dictionary<TimeRange, IReadOnlyList<ReportedArtist>>
            {
                [TimeRange.Short] = [Artist("Ann", "jazz"), Artist("Bob"), Artist("Cy")],
                [TimeRange.Long] = [Artist("Ann", "jazz")],
            },
        };

        var genres = Calculate(TestHistories.Of(tracks, [], Observed), new(lists)).Ranges[0].Genres;

        (genres.CoverageA, genres.CoverageB).ShouldBe((2 / 3.0, 1));
        genres.Genres.ShouldBe([new("jazz", 0.5, 1), new("dub", 0.25, 0), new("soul", 0.25, 0)]);
        genres.Flow.ShouldBe([new("jazz", "jazz", 0.5), new("jazz", "dub", 0.25), new("jazz", "soul", 0.25)]);
        genres.Chance.ShouldBeNull();
    }

    [Fact]
    public void Snapshots_Two_AreComparedRangeByRange()
    {
        var (now, then) = (Lists("now", Taken, ["t1", "t2"], ["t1"], []), Lists("then", Taken - Duration.FromDays(50), ["t1", "t3"], ["t1"], []));

        var metrics = Calculate(TestHistories.Of(Tracks, []), new(now, now, then));

        metrics.Snapshots.Select(lists => (lists.A.SnapshotId, lists.A.Range, lists.B.SnapshotId, lists.B.Range, lists.Tracks.OverlapShare)).ShouldBe(
        [
            ("now", TimeRange.Short, "then", TimeRange.Short, 0.5),
            ("now", TimeRange.Medium, "then", TimeRange.Medium, 1),
            ("now", TimeRange.Long, "then", TimeRange.Long, null),
        ]);
        metrics.Snapshots[0].Tracks.OnlyA.ShouldHaveSingleItem().A.ShouldBe(new(2, null, null), "nothing is known of what was played then");
        Calculate(TestHistories.Of(Tracks, []), new(now)).Snapshots.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(30, "musical-consistency", "Musical Consistency: 60% of Spotify's list of your top tracks of the last four weeks are also in its list of the past year. You're loyal to your core taste.")]
    [InlineData(29, null, null)]
    [InlineData(16, null, null)]
    [InlineData(15, "musical-explorer", "Musical Explorer: Only 30% overlap between Spotify's lists of your top tracks of the last four weeks and of the past year. You're constantly discovering new music.")]
    public void Persona_WithoutPlays_IsOfTheLists(int overlap, string? id, string? text)
    {
        var metrics = Calculate(TestHistories.Of(Tracks, [], Observed), new(Lists("now", Taken, Names(0, 50), [], Names(50 - overlap, 50))));

        (metrics.Persona?.Id, metrics.Persona?.Text).ShouldBe((id, text));
        metrics.Insights.Select(insight => insight.Id).ShouldBe([id is null ? "comparison.lists" : "comparison.persona"]);
        metrics.Insights.ShouldAllBe(insight => insight.Confidence == Confidence.Medium);
    }

    [Fact]
    public void Lists_Sentence_CountsTheTracks() =>
        Calculate(TestHistories.Of(Tracks, [], Observed), new(Lists("now", Taken, Names(0, 50), [], Names(30, 50)))).Insights.ShouldHaveSingleItem().Text
            .ShouldBe("20 of the 50 tracks in Spotify's list of your last four weeks are in its list of the past year, too.");

    [Fact]
    public void Lists_UnderTwentyTracks_AreSilent() =>
        Calculate(TestHistories.Of(Tracks, [], Observed), new(Lists("now", Taken, Names(0, 19), [], Names(0, 50)))).Insights.ShouldBeEmpty();

    [Theory]
    [InlineData(10, "10 of the 50 tracks in Spotify's list of four weeks were new on 1 March 2026, against your snapshot of 10 January 2026.")]
    [InlineData(9, null)]
    public void Snapshots_Sentence_SaysWhatIsNew(int fresh, string? expected)
    {
        var (now, then) = (Lists("now", Taken, Names(fresh, 50), [], []), Lists("then", Taken - Duration.FromDays(50), Names(0, 50), [], []));

        Calculate(TestHistories.Of(Tracks, []), new(Ranges: null, now, then)).Insights.FirstOrDefault(insight => insight.Id == "comparison.snapshots")?.Text.ShouldBe(expected);
        Calculate(TestHistories.Of(Tracks, []), new(Ranges: null, now, then)).Insights.Count.ShouldBe(expected is null ? 0 : 1);
    }

    private static ComparisonMetrics Calculate(ListeningHistory history, ComparedSnapshots snapshots) =>
        ComparisonCalculator.Calculate(history, Window, b: null, Taken, Ranking.Default, snapshots);

    private static string[] Names(int first, int count) => [.. Enumerable.Range(first, count).Select(i => $"n{i}")];

    private static SnapshotLists Lists(string id, Instant takenAt, string[] ofShort, string[] ofMedium, string[] ofLong) => new(
        id,
        takenAt,
        new Dictionary<TimeRange, IReadOnlyList<ReportedTrack>>
        {
            [TimeRange.Short] = Array.ConvertAll(ofShort, Track),
            [TimeRange.Medium] = Array.ConvertAll(ofMedium, Track),
            [TimeRange.Long] = Array.ConvertAll(ofLong, Track),
        },
        new Dictionary<TimeRange, IReadOnlyList<ReportedArtist>>());

    private static ReportedTrack Track(string id) => new() { TrackId = id, TrackName = $"Title {id}", ArtistName = $"Artist {id}" };

    private static ReportedArtist Artist(string id, params string[] genres) => new() { ArtistId = id, ArtistName = id, Genres = genres.Length == 0 ? null : genres };
}
