using NodaTime;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Library;

/// <summary>Spotify's lists from snapshot to snapshot, by hand.</summary>
public sealed class SnapshotRankTests
{
    private static readonly Instant First = Instant.FromUtc(2026, 3, 1, 12, 0);

    [Fact]
    public void Ranks_OverFourSnapshots_EqualTheHandCalculation()
    {
        // Day 0: A B C, day 1: B A, day 4: A C, day 5: C.
        var ranks = Of(("s1", 0, "ABC"), ("s2", 1, "BA"), ("s3", 4, "AC"), ("s4", 5, "C"));

        ranks.Items.Select(item => (item.Key, item.BestRank, (item.BestRankAt - First).Days, item.CurrentRank, item.Appearances, item.Entries, item.Exits, item.LongestStay, item.LongestStayDays))
            .ShouldBe([("A", 1, 0, null, 3, 1, 1, 3, 4.0), ("C", 1, 5, (int?)1, 3, 2, 1, 2, 1.0), ("B", 1, 1, null, 2, 1, 1, 2, 1.0)]);
        ranks.Items[1].Ranks.ShouldBe([3, null, 2, 1]);
        ranks.Snapshots.Select(snapshot => (snapshot.SnapshotId, snapshot.Count, snapshot.Entered, snapshot.Left))
            .ShouldBe([("s1", 3, null, null), ("s2", 2, 0, 1), ("s3", 2, 1, 1), ("s4", 1, 0, 1)]);
    }

    [Fact]
    public void Agreement_IsTauOverWhatWasPlayed()
    {
        // Plays in the 28 days before: A 3, B 2, C 1; of D none. Older ones do not count.
        TestPlay[] plays = [.. Plays(0, 3, -1), .. Plays(1, 2, -2), .. Plays(2, 1, -27), .. Plays(2, 9, -30)];

        var ranks = Of(plays, ("same", 0, "ABCD"), ("turned", 0, "CDBA"), ("one", 0, "AD"), ("mixed", 0, "ACB"));

        ranks.Snapshots.Select(snapshot => (snapshot.Agreement, snapshot.Compared)).ShouldBe([(1.0, 3), (-1.0, 3), (null, 1), (1.0 / 3, 3)]);
    }

    [Fact]
    public void Ranks_WithoutSnapshots_AreEmpty()
    {
        var ranks = Of();
        (ranks.Items.Count, ranks.Snapshots.Count, ranks.Basis.Plays).ShouldBe((0, 0, 0));
    }

    private static SnapshotRanks Of(params (string Id, int Day, string Items)[] snapshots) => Of([], snapshots);

    private static SnapshotRanks Of(IReadOnlyList<TestPlay> plays, params (string Id, int Day, string Items)[] snapshots)
    {
        var history = TestHistories.Of(TrackCatalogues.Of(("A", "A", "Ann", 200_000), ("B", "B", "Ben", 200_000), ("C", "C", "Cid", 200_000), ("D", "D", "Dee", 200_000)), plays);
        var window = new ListeningWindow(new LocalDate(2026, 1, 1), new LocalDate(2026, 4, 1), DateTimeZone.Utc);
        return SnapshotRankCalculator.Calculate(
            new ListeningSlice(new ListeningView(history, DateTimeZone.Utc), window, First),
            TopListKind.Tracks,
            TimeRange.Short,
            [.. snapshots.Select(snapshot => new ListedSnapshot(
                snapshot.Id, First + Duration.FromDays(snapshot.Day), [.. snapshot.Items.Select(letter => new LibraryItem($"{letter}", $"{letter}"))]))]);
    }

    private static IEnumerable<TestPlay> Plays(int track, int count, int day) =>
        Enumerable.Range(0, count).Select(i => new TestPlay(First + Duration.FromDays(day) + Duration.FromMinutes((20 * track) + (4 * i)), 200_000, PlayFlags.FromExport, track));
}
