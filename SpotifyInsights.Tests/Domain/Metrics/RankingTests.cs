using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Tests.Domain.Metrics;

public sealed class RankingTests
{
    [Fact]
    public void Best_Ties_GoByMinutesThenKey()
    {
        using var tally = new Tally(5);
        tally.Add(4, 2, 100);
        tally.Add(1, 2, 300);
        tally.Add(0, 2, 100);
        tally.Add(3, 1, 900);
        string[] keys = ["b", "c", "d", "e", "a"];

        new Ranking(Top: 3).Best(tally, keys).ShouldBe([1, 4, 0]);
        new Ranking(Top: 3, By: RankBy.Minutes).Best(tally, keys).ShouldBe([3, 1, 4]);
        new Ranking(Top: 50).Best(tally, keys).ShouldBe([1, 4, 0, 3]);
    }

    [Fact]
    public void Best_RandomTallies_EqualSorting()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            using var tally = new Tally(80);
            for (var i = random.Next(200); i > 0; i--)
            {
                tally.Add(random.Next(80), 1, random.Next(3));
            }

            var keys = Enumerable.Range(0, 80).Select(i => $"k{(i * 37) % 80:00}").ToArray();
            var ranking = new Ranking(1 + random.Next(50), (RankBy)random.Next(2));
            var counts = tally.Touched.ToArray().Select(index => (Index: index, Plays: tally.Plays[index], Ms: tally.Ms[index]));

            ranking.Best(tally, keys).ShouldBe(counts
                .OrderByDescending(count => ranking.By == RankBy.Plays ? count.Plays : count.Ms)
                .ThenByDescending(count => count.Ms)
                .ThenBy(count => keys[count.Index], StringComparer.Ordinal)
                .Take(ranking.Top)
                .Select(count => count.Index));
        }
    }

    [Fact]
    public void RanksOf_RandomTallies_EqualSorting()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            using var tally = new Tally(80);
            for (var i = random.Next(200); i > 0; i--)
            {
                tally.Add(random.Next(80), 1, random.Next(3));
            }

            var keys = Enumerable.Range(0, 80).Select(i => $"k{(i * 37) % 80:00}").ToArray();
            int[] wanted = [.. Enumerable.Range(0, 80).OrderBy(_ => random.Next()).Take(random.Next(30))];
            var all = new Ranking(Top: 50, By: (RankBy)random.Next(2));
            var order = all.Best(tally, keys, most: 80).ToList();

            all.RanksOf(tally, keys, wanted).ShouldBe(wanted.Select(index => order.IndexOf(index) < 0 ? null : (int?)order.IndexOf(index) + 1), $"seed {seed}");
        }
    }

    [Fact]
    public void Tally_Cleared_IsEmptyAgain()
    {
        using var tally = new Tally(3);
        tally.Add(2, 5, 7);
        using var sum = new Tally(3);
        sum.Add(2, 1, 1);
        sum.Add(tally);
        tally.Clear();

        tally.Touched.Length.ShouldBe(0);
        tally.Plays[2].ShouldBe(0);
        (sum.Plays[2], sum.Ms[2]).ShouldBe((6, 8));
    }
}
