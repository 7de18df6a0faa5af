using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Comparison;

namespace SpotifyInsights.Tests.Domain.Metrics.Comparison;

/// <summary>Every number of the family once more, by plain LINQ over records that shares no code with the calculators.</summary>
public sealed class ComparisonOracleTests
{
    private const double Tolerance = 1e-9;

    // 2,400 lives, half of them long, in runs that can share the cores.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Calculate_RandomHistories_EqualsPlainLinq(int part)
    {
        const int perPart = 200;
        for (var seed = part * perPart; seed < (part + 1) * perPart; seed++)
        {
            foreach (var random in (RandomHistory[])[RandomHistory.Of(seed), RandomHistory.Long(seed)])
            {
                var (a, b) = Windows(random, seed);
                var ranking = new Ranking(1 + (seed % 13), (RankBy)(seed % 2), (Credit)(seed / 2 % 2));
                var metrics = ComparisonCalculator.Calculate(random.History, a, b, random.Now, ranking);
                var plain = new PlainComparison(random, a, b, ranking);
                var life = $"seed {seed}, {a.Zone.Id}, {a.From} to {a.To}, {b.From} to {b.To}, {ranking}";

                CompareWindows(metrics, plain, (a, b), ranking.Top, life);
                CompareAllTime(metrics, plain, a, ranking.Top, life);
                CompareGenres(metrics, plain, ranking.Top, life);
                CompareDiscovery(metrics, plain, life);
            }
        }
    }

    private static (ListeningWindow A, ListeningWindow B) Windows(RandomHistory random, int seed)
    {
        var (window, choice) = (random.Window, new Random(seed));
        var days = Math.Max(1, NodaTime.Period.DaysBetween(window.From, window.To));
        var from = window.From.PlusDays(choice.Next(days));
        var a = new ListeningWindow(from, from.PlusDays(choice.Next(1 + (days / 2))), window.Zone, window.Granularity, window.IncludeShort);
        var start = window.From.PlusDays(choice.Next(days));
        return (a, new ListeningWindow(start, start.PlusDays(choice.Next(1 + (days / 2))), window.Zone, window.Granularity, window.IncludeShort));
    }

    private static void CompareWindows(ComparisonMetrics metrics, PlainComparison plain, (ListeningWindow A, ListeningWindow B) windows, int top, string life)
    {
        var (a, b) = (metrics.Windows.A, metrics.Windows.B);
        var (knownA, knownB) = (plain.IsKnown(plain.A, windows.A), plain.IsKnown(plain.B, windows.B));
        (metrics.Basis.Plays, metrics.BasisB.Plays).ShouldBe((plain.A.Inside.Count, plain.B.Inside.Count), life);
        (a.Plays, b.Plays).ShouldBe((knownA ? plain.A.Inside.Count : null, knownB ? plain.B.Inside.Count : null), life);
        Near(a.Minutes, knownA ? plain.A.Inside.Sum(play => play.Play.MsPlayed / 60_000.0) : null, life);
        Near(b.Minutes, knownB ? plain.B.Inside.Sum(play => play.Play.MsPlayed / 60_000.0) : null, life);
        CompareItems(metrics.Windows.Tracks, plain, (plain.A.Inside, knownA), (plain.B.Inside, knownB), isTracks: true, top, life);
        CompareItems(metrics.Windows.Artists, plain, (plain.A.Inside, knownA), (plain.B.Inside, knownB), isTracks: false, top, life);
    }

    private static void CompareItems(
        ItemComparison items,
        PlainComparison plain,
        (IReadOnlyList<PlainPlay> Plays, bool IsKnown) a,
        (IReadOnlyList<PlainPlay> Plays, bool IsKnown) b,
        bool isTracks,
        int top,
        string life)
    {
        var (rankedA, rankedB) = (plain.Ranked(a.Plays, isTracks), plain.Ranked(b.Plays, isTracks));
        var (topA, topB) = (rankedA.Take(top).Select(item => item.Key).ToList(), rankedB.Take(top).Select(item => item.Key).ToList());
        var both = topA.Intersect(topB).ToList();
        (items.CountA, items.CountB, items.Overlap).ShouldBe((topA.Count, topB.Count, both.Count), life);
        Near(items.OverlapShare, topA.Count == 0 ? null : (double)both.Count / topA.Count, life);
        Near(items.Jaccard, topA.Count + topB.Count == 0 ? null : (double)both.Count / topA.Union(topB).Count(), life);
        var places = Math.Min(top, Math.Max(rankedA.Count, rankedB.Count));
        Near(items.ChangeRate, places == 0 ? null : 1 - ((double)both.Count / places), life);
        (items.ChangeChance is not null).ShouldBe(places > 0 && plain.All(a.Plays, isTracks) >= 50 && plain.All(b.Plays, isTracks) >= 50, life);
        items.ChangeChance?.Expected.ShouldBeInRange(0, items.ChangeChance.Upper + 0.5, life);
        items.ChangeChance?.Upper.ShouldBeInRange(0, 1, life);

        PlainPlace? In(IReadOnlyList<PlainPlace> ranked, string key) => ranked.FirstOrDefault(item => item.Key == key);
        Near(items.RankCorrelation, PlainComparison.Tau([.. both.Select(key => (In(rankedA, key)!.Rank, In(rankedB, key)!.Rank))]), life);
        Near(items.RankBiasedOverlap, PlainComparison.Rbo(topA, topB), life);
        items.Both.Select(item => item.Key).ShouldBe(both, life);
        items.OnlyA.Select(item => item.Key).ShouldBe(topA.Except(topB), life);
        items.OnlyB.Select(item => item.Key).ShouldBe(topB.Except(topA), life);

        Standing Standing(bool isKnown, PlainPlace? place) => !isKnown ? new(null, null, null) : new(place?.Rank, place?.Plays ?? 0, (place?.Ms ?? 0) / 60_000.0);
        foreach (var item in items.Both.Concat(items.OnlyA).Concat(items.OnlyB))
        {
            var (inA, inB) = (In(rankedA, item.Key), In(rankedB, item.Key));
            item.A.ShouldBe(Standing(a.IsKnown, inA), life);
            item.B.ShouldBe(Standing(b.IsKnown, inB), life);
            item.RankChange.ShouldBe(inB?.Rank - inA?.Rank, life);
            item.BeyondChance.ShouldBe(BeyondChance(inA?.Plays ?? 0, plain.All(a.Plays, isTracks), inB?.Plays ?? 0, plain.All(b.Plays, isTracks)), life);
        }

        var moved = topA.Union(topB).Select(key => (Key: key, A: In(rankedA, key)?.Rank, B: In(rankedB, key)?.Rank)).ToList();
        items.Risers.Select(move => (move.Key, move.RankA, move.RankB)).ShouldBe(moved.Where(move => move.A < move.B).OrderByDescending(move => move.B - move.A).ThenBy(move => move.A), life);
        items.Fallers.Select(move => (move.Key, move.RankA, move.RankB)).ShouldBe(moved.Where(move => move.A > move.B).OrderByDescending(move => move.A - move.B).ThenBy(move => move.B), life);
        items.Newcomers.Select(move => move.Key).ShouldBe(topA.Where(key => In(rankedB, key) is null), life);
        items.Dropped.Select(move => move.Key).ShouldBe(topB.Where(key => In(rankedA, key) is null), life);
    }

    private static bool? BeyondChance(int plays, long of, int others, long ofOthers)
    {
        if (of < 50 || ofOthers < 50)
        {
            return null;
        }

        var (share, other, pooled) = (plays / (double)of, others / (double)ofOthers, (plays + others) / (double)(of + ofOthers));
        return Math.Abs(share - other) > 3.29 * Math.Sqrt(pooled * (1 - pooled) * ((1.0 / of) + (1.0 / ofOthers)));
    }

    private static void CompareAllTime(ComparisonMetrics metrics, PlainComparison plain, ListeningWindow a, int top, string life)
    {
        var (allTime, everything) = (metrics.AllTime, plain.A.Everything);
        var isKnown = plain.IsKnown(plain.A, a);
        allTime.Plays.ShouldBe(everything.Count, life);
        allTime.Since.ShouldBe(everything.Count == 0 ? null : everything[0].Date, life);
        Near(allTime.Minutes, everything.Sum(play => play.Play.MsPlayed / 60_000.0), life);
        foreach (var (items, rotation, isTracks) in new[] { (allTime.Tracks, allTime.FavouriteTracks, true), (allTime.Artists, allTime.FavouriteArtists, false) })
        {
            CompareItems(items, plain, (plain.A.Inside, isKnown), (everything, true), isTracks, top, life);
            var (ever, now) = (plain.Ranked(everything, isTracks).Take(top).ToList(), plain.Ranked(plain.A.Inside, isTracks));
            rotation.Favourites.Select(favourite => (favourite.Key, favourite.AllTime.Plays, favourite.AllTime.Rank))
                .ShouldBe(ever.Select(item => (item.Key, (int?)item.Plays, (int?)item.Rank)), life);
            rotation.Favourites.Select(favourite => favourite.Now.Rank).ShouldBe(ever.Select(item => now.FirstOrDefault(other => other.Key == item.Key)?.Rank), life);
            var heard = ever.Count(item => now.Any(other => other.Key == item.Key));
            rotation.InRotation.ShouldBe(isKnown ? heard : null, life);
            Near(rotation.Share, isKnown && ever.Count > 0 ? (double)heard / ever.Count : null, life);
            CompareMissing(rotation, ever, plain.All(plain.A.Inside, isTracks), plain.All(everything, isTracks), life);
        }
    }

    // One favourite is missing with C(N - c, n) / C(N, n); the mean is linear.
    private static void CompareMissing(Rotation rotation, List<PlainPlace> favourites, long drawn, long all, string life)
    {
        (rotation.MissingChance is not null).ShouldBe(favourites.Count > 0 && drawn >= 50 && drawn * 4 <= all, life);
        if (rotation.MissingChance is { } chance)
        {
            double Missed(int plays) => Enumerable.Range(0, (int)drawn).Aggregate(1.0, (product, i) => product * Math.Max(0, all - plays - i) / (all - i));
            Near(chance.Expected, favourites.Average(item => Missed(item.Plays)), life);
            chance.Upper.ShouldBeInRange(Math.Floor(chance.Expected * favourites.Count) / favourites.Count - Tolerance, 1, life);
        }
    }

    private static void CompareGenres(ComparisonMetrics metrics, PlainComparison plain, int top, string life)
    {
        var genres = metrics.Windows.Genres;
        var ((sharesA, coverageA), (sharesB, coverageB)) = (PlainComparison.Genres(plain.A), PlainComparison.Genres(plain.B));
        Near(genres.CoverageA, coverageA, life);
        Near(genres.CoverageB, coverageB, life);
        Near(genres.Distance, PlainNumbers.JensenShannonDistance(sharesA, sharesB), life, 1e-7);
        double? Share(IReadOnlyDictionary<string, double>? shares, string genre) => shares is null ? null : shares.GetValueOrDefault(genre);
        foreach (var genre in genres.Genres)
        {
            Near(genre.A, Share(sharesA, genre.Genre), life);
            Near(genre.B, Share(sharesB, genre.Genre), life);
        }

        var names = (sharesA?.Keys ?? []).Union(sharesB?.Keys ?? []).ToList();
        var strongest = names.OrderByDescending(name => Math.Round((Share(sharesA, name) ?? 0) + (Share(sharesB, name) ?? 0), 9)).ThenBy(name => name, StringComparer.Ordinal).Take(top);
        genres.Genres.Select(genre => genre.Genre).ShouldBe(strongest, life);
        Near(genres.OtherA, sharesA is null ? null : 1 - genres.Genres.Sum(genre => genre.A), life);
        Near(genres.OtherB, sharesB is null ? null : 1 - genres.Genres.Sum(genre => genre.B), life);
        CompareFlow(genres, life);
    }

    private static void CompareFlow(GenreComparison genres, string life)
    {
        if (genres is not { OtherA: { } otherA, OtherB: { } otherB })
        {
            genres.Flow.ShouldBeEmpty(life);
            return;
        }

        const double ribbons = 1e-7;
        foreach (var (name, a, b) in genres.Genres.Select(genre => ((string?)genre.Genre, genre.A!.Value, genre.B!.Value)).Append((null, otherA, otherB)))
        {
            genres.Flow.Where(flow => flow.From == name).Sum(flow => flow.Share).ShouldBe(b, ribbons, life);
            genres.Flow.Where(flow => flow.To == name).Sum(flow => flow.Share).ShouldBe(a, ribbons, life);
            genres.Flow.Where(flow => flow.From == name && flow.To == name).Sum(flow => flow.Share).ShouldBe(Math.Min(a, b), ribbons, life);
        }
    }

    private static void CompareDiscovery(ComparisonMetrics metrics, PlainComparison plain, string life)
    {
        var discovery = metrics.Windows.Discovery;
        foreach (var (actual, side, from) in new[] { (discovery.A, plain.A, metrics.Basis.Window.From), (discovery.B, plain.B, metrics.BasisB.Window.From) })
        {
            var (discovered, loyal) = PlainComparison.Discovery(side, from);
            (actual.DiscoveryPlays, actual.LoyalPlays).ShouldBe((discovered, loyal), life);
            Near(actual.Ratio, loyal == 0 ? null : (double)discovered / loyal, life);
            Near(actual.DiscoveryShare, discovered + loyal == 0 ? null : (double)discovered / (discovered + loyal), life);
            actual.WarmUp.ShouldBe(side.WarmUpEnd is null || side.StartOf(from) < side.WarmUpEnd, life);
        }

        Near(discovery.Difference, discovery.A.WarmUp || discovery.B.WarmUp ? null : discovery.A.DiscoveryShare - discovery.B.DiscoveryShare, life);
        var plays = Math.Min(discovery.A.DiscoveryPlays + discovery.A.LoyalPlays, discovery.B.DiscoveryPlays + discovery.B.LoyalPlays);
        (discovery.Chance is not null).ShouldBe(discovery.Difference is not null && plays >= 50, life);
    }

    private static void Near(double? actual, double? expected, string life, double tolerance = Tolerance)
    {
        (actual is null).ShouldBe(expected is null, $"{life}: {actual} where {expected} is right");
        actual?.ShouldBe(expected!.Value, tolerance, life);
    }
}
