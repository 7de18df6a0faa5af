using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Artists;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Tests.Domain.Metrics.Artists;

/// <summary>What the family calls chance, beside really drawing and dealing the plays of two months again.</summary>
public sealed class ArtistChanceTests
{
    private const int Artists = 120;
    private static readonly ListeningWindow TwoMonths = new(new(2026, 1, 1), new(2026, 3, 1), Zones.Utc);

    [Theory]
    [InlineData(60, 60, 10, 1)]
    [InlineData(300, 300, 10, 2)]
    [InlineData(300, 80, 10, 3)]
    [InlineData(2_000, 1_500, 10, 4)]
    [InlineData(300, 300, 40, 5)]
    [InlineData(60, 3_000, 10, 7)]
    [InlineData(20_000, 20_000, 10, 8)]
    public void ChangeRate_Chance_IsWhatDrawingTwiceGives(int january, int february, int top, int seed)
    {
        var artists = Draw(january + february, seed);
        var metrics = ArtistCalculator.Calculate(HistoryOf(artists, january, genres: []), TwoMonths, Instant.FromUtc(2026, 3, 1, 0, 0), new Ranking(top));
        var plays = artists.Select((artist, i) => (artist, Length(i))).ToArray();

        var chance = metrics.ChangeRate[1].One!.Chance!;
        var random = new Random(seed);
        var drawn = ChanceLevel.Of([.. Enumerable.Range(0, 1_000).Select(_ => Change(random.GetItems(plays, january), random.GetItems(plays, february), top))]);

        TestContext.Current.SendDiagnosticMessage("{0} against {1}", chance, drawn);
        chance.Expected.ShouldBe(drawn.Expected, 0.03);
        chance.Upper.ShouldBe(drawn.Upper, 0.051);
    }

    [Theory]
    [InlineData(60, 60, 1, 1)]
    [InlineData(300, 300, 1, 2)]
    [InlineData(300, 100, 1, 3)]
    [InlineData(3_000, 3_000, 1, 4)]
    [InlineData(300, 300, 3, 5)]
    [InlineData(60, 500, 2, 6)]
    public void GenreDrift_Chance_IsWhatDealingOutGives(int january, int february, int genresPerArtist, int seed)
    {
        var artists = Draw(january + february, seed);
        var random = new Random(seed);
        var genres = Enumerable.Range(0, Artists).Select(_ => Enumerable.Range(0, genresPerArtist).Select(_ => random.Next(40)).Distinct().ToArray()).ToArray();
        var metrics = ArtistCalculator.Calculate(HistoryOf(artists, january, genres), TwoMonths, Instant.FromUtc(2026, 3, 1, 0, 0));

        var (chance, distance) = (metrics.GenreDrift.Periods[1].Chance!, metrics.GenreDrift.Periods[1].Distance!.Value);
        var dealt = Permutation.Chance(artists.AsSpan(), january, (some, others) => JensenShannon.Distance(Weights(some, genres), Weights(others, genres))!.Value, rounds: 1_000)!;

        chance.Expected.ShouldBe(dealt.Expected, 0.03);
        chance.Upper.ShouldBe(dealt.Upper, 0.04);
        distance.ShouldBeLessThan(dealt.Upper + 0.05, "the plays of both months are of one taste");
    }

    [Fact]
    public void Chance_UnderFiftyPlays_IsNull()
    {
        var artists = Draw(99, 1);
        var genres = Enumerable.Range(0, Artists).Select(artist => new[] { artist % 40 }).ToArray();

        var metrics = ArtistCalculator.Calculate(HistoryOf(artists, 50, genres), TwoMonths, Instant.FromUtc(2026, 3, 1, 0, 0));

        metrics.ChangeRate[1].One!.Chance.ShouldBeNull();
        metrics.GenreDrift.Periods[1].Distance.ShouldNotBeNull();
        metrics.GenreDrift.Periods[1].Chance.ShouldBeNull();
    }

    // Zipf's law: the first artist is played most.
    private static int[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        var weights = Enumerable.Range(0, Artists).Select(rank => 1 / (rank + 3.0)).ToArray();
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var left = random.NextDouble() * weights.Sum();
            return Math.Min(Artists - 1, weights.TakeWhile(weight => (left -= weight) > 0).Count());
        })];
    }

    private static ListeningHistory HistoryOf(int[] artists, int january, int[][] genres)
    {
        var keys = Enumerable.Range(0, Artists).Select(i => $"artist {i:000}").ToArray();
        var tracks = new TrackCatalogue(
            keys, keys, [.. Enumerable.Range(0, Artists)], [.. Enumerable.Repeat(-1, Artists)], [.. Enumerable.Repeat(-1, Artists)], keys, keys, [], [],
            artistAttributes: genres.Length == 0 ? null : new ArtistAttributes(
                [.. Enumerable.Repeat((sbyte)-1, Artists)], [.. Enumerable.Repeat(-1L, Artists)], IndexLists.Of(genres), [.. Enumerable.Range(0, 40).Select(i => $"genre {i:00}")]));
        var plays = artists.Select((artist, i) => new TestPlay(
            i < january ? Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(4 * i) : Instant.FromUtc(2026, 2, 1, 0, 0) + Duration.FromMinutes(4 * (i - january)), Length(i), Track: artist));
        return TestHistories.Of(tracks, [.. plays], new InstantRange(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2026, 3, 1, 0, 0)));
    }

    // No two artists have the same time: as many plays are put in order by it.
    private static int Length(int play) => 60_000 + (play * 7_919 % 90_000);

    private static double Change(ReadOnlySpan<(int Artist, int Ms)> some, ReadOnlySpan<(int Artist, int Ms)> others, int top)
    {
        var (one, other) = (Ranked(some), Ranked(others));
        return 1 - ((double)one.Take(top).Intersect(other.Take(top)).Count() / Math.Min(top, Math.Max(one.Count, other.Count)));
    }

    private static List<int> Ranked(ReadOnlySpan<(int Artist, int Ms)> plays) =>
        [.. plays.ToArray().GroupBy(play => play.Artist).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Sum(play => play.Ms)).Select(group => group.Key)];

    private static double[] Weights(ReadOnlySpan<int> artists, int[][] genres)
    {
        var weights = new double[40];
        foreach (var artist in artists)
        {
            foreach (var genre in genres[artist])
            {
                weights[genre] += 1.0 / genres[artist].Length;
            }
        }

        return weights;
    }
}
