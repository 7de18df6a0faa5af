using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Tests.Domain.Metrics.Numerics;

public sealed class ChanceTests
{
    [Fact]
    public void SplitMix_Seed1234567_GivesThePublishedNumbers()
    {
        // The first values of the reference implementation for this seed.
        var random = new SplitMix(1234567);
        new[] { random.NextBits(), random.NextBits(), random.NextBits() }
            .ShouldBe([6457827717110365317, 3203168211198807973, 9817491932198370423]);
    }

    [Fact]
    public void Next_ManyNumbers_AreEvenlySpread()
    {
        var random = new SplitMix(1);
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++)
        {
            counts[random.Next(10)]++;
        }

        counts.ShouldAllBe(count => Math.Abs(count - 10_000) < 400);
    }

    // From tables of the normal distribution.
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841345)]
    [InlineData(-1, 0.158655)]
    [InlineData(1.644854, 0.95)]
    [InlineData(-3, 0.001350)]
    [InlineData(40, 1)]
    [InlineData(-40, 0)]
    public void NormalDistribution_Cumulative_IsRightToItsError(double z, double expected) => NormalDistribution.Cumulative(z).ShouldBe(expected, 0.00015);

    // Mean 1: e⁻¹ = 0.367879 for 0 and for 1, half of it for 2. Above 1.5 is 2 and more, above 1 half of the ones too; above 0 is 1 and more, never 0 itself.
    [Theory]
    [InlineData(1, 1.5, 0.264241)]
    [InlineData(1, 1, 0.448181)]
    [InlineData(1, 0.5, 0.632121)]
    [InlineData(1, 0, 0.632121)]
    [InlineData(1, 2, 0.172271)]
    [InlineData(10, 14.5, 0.083458)]
    [InlineData(0.1, 40, 0)]
    public void PoissonDistribution_Above_EqualsTheTables(double mean, double limit, double expected) =>
        PoissonDistribution.Above(mean, limit).Chance.ShouldBe(expected, 0.000001);

    // exp(-z²/2) / √(2π), from tables.
    [Theory]
    [InlineData(0, 0.398942)]
    [InlineData(1, 0.241971)]
    [InlineData(-2, 0.053991)]
    public void NormalDistribution_Density_IsTheSlope(double z, double expected) =>
        NormalDistribution.Density(z, NormalDistribution.Cumulative(z)).ShouldBe(expected, 0.001);

    // Two coins, then one event in ten and one in five (none 0.72, one at most 0.98), then tables of the binomial distribution.
    [Theory]
    [InlineData(new[] { 0.5, 0.5 }, 2)]
    [InlineData(new[] { 0.1, 0.2 }, 1)]
    [InlineData(new double[0], 0)]
    [InlineData(new[] { 1.0, 1.0, 1.0 }, 3)]
    [InlineData(new[] { 0.0, 0.0 }, 0)]
    [InlineData(new[] { 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3 }, 5)]
    [InlineData(new[] { 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5 }, 14)]
    public void PoissonBinomial_Quantile_EqualsTheTables(double[] probabilities, int expected) =>
        PoissonBinomial.Quantile(probabilities, 0.95).ShouldBe(expected);

    [Fact]
    public void ChanceLevel_Outcomes_AreTheirMeanAndTheirQuantile()
    {
        var level = ChanceLevel.Of([.. Enumerable.Range(1, 100).Reverse().Select(i => (double)i)]);

        (level.Expected, level.Upper).ShouldBe((50.5, 95));
        ChanceLevel.Of([3]).ShouldBe(new(3, 3));
    }

    [Fact]
    public void Permutation_DifferenceOfMeans_IsTheStandardErrorsSize()
    {
        // 40 zeros and 40 ones: by chance the means of two halves differ by about N(0, 2 x 0.25 / 40), in size 0.089 on average and 0.219 at 95 %.
        var items = Enumerable.Range(0, 80).Select(i => i < 40 ? 1.0 : 0).ToArray();

        var level = Permutation.Chance(items.AsSpan(), 40, static (some, others) => Math.Abs(Mean(some) - Mean(others)), rounds: 2_000)!;

        level.Expected.ShouldBe(0.089, 0.01);
        level.Upper.ShouldBe(0.219, 0.035);
        Permutation.Chance(items.AsSpan(), 0, static (_, _) => 0).ShouldBeNull();
        Permutation.Chance(items.AsSpan(), 80, static (_, _) => 0).ShouldBeNull();
    }

    [Fact]
    public void ChangePoints_Steps_AreFound()
    {
        double[] values = [1, 1.1, 0.9, 1, 5, 5.1, 4.9, 1, 1, 1.1];
        var weights = Enumerable.Repeat(1.0, values.Length).ToArray();

        ChangePoints.Find(values, weights, penalty: 1, minimumLength: 2).ShouldBe([0, 4, 7]);
        ChangePoints.Find(values, weights, penalty: 1_000, minimumLength: 2).ShouldBe([0]);
        ChangePoints.Find([], [], 1, 2).ShouldBeEmpty();
        ChangePoints.Find([7], [1], 1, 2).ShouldBe([0]);
    }

    [Fact]
    public void ChangePoints_RandomSeries_EqualTrialOfEveryPartition()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var values = Enumerable.Range(0, 1 + random.Next(9)).Select(_ => (double)random.Next(4)).ToArray();
            var weights = values.Select(_ => random.Next(5) == 0 ? 0 : 0.5 + random.NextDouble()).ToArray();
            var penalty = random.NextDouble() * 2;
            var minimum = 1 + random.Next(3);
            if (values.Length < minimum)
            {
                continue;
            }

            Cost(values, weights, penalty, ChangePoints.Find(values, weights, penalty, minimum)).ShouldBe(
                Partitions(values.Length, minimum).Min(begins => Cost(values, weights, penalty, begins)), 1e-9, $"seed {seed}");
        }
    }

    private static IEnumerable<int[]> Partitions(int length, int minimum) => Enumerable.Range(0, 1 << (length - 1))
        .Select(cuts => Enumerable.Range(1, length - 1).Where(i => (cuts & (1 << (i - 1))) != 0).Prepend(0).ToArray())
        .Where(begins => begins.Zip(begins.Skip(1).Append(length)).All(part => part.Second - part.First >= minimum));

    private static double Cost(double[] values, double[] weights, double penalty, IReadOnlyList<int> begins)
    {
        var cost = penalty * (begins.Count - 1);
        foreach (var (from, to) in begins.Zip(begins.Skip(1).Append(values.Length)))
        {
            var weight = weights[from..to].Sum();
            var mean = weight == 0 ? 0 : values[from..to].Zip(weights[from..to]).Sum(value => value.First * value.Second) / weight;
            cost += values[from..to].Zip(weights[from..to]).Sum(value => value.Second * (value.First - mean) * (value.First - mean));
        }

        return cost;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
