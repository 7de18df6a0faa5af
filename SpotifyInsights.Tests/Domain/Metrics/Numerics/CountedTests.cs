using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Tests.Domain.Metrics.Numerics;

public sealed class CountedTests
{
    [Fact]
    public void Quantiles_OfCountedValues_EqualThoseOfEveryValueRepeated()
    {
        var random = new Random(5);
        double[] shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1];
        var found = new double[shares.Length];
        for (var round = 0; round < 2_000; round++)
        {
            int[] values = [.. Enumerable.Range(0, 1 + random.Next(12)).Select(_ => random.Next(1000)).Order()];
            int[] counts = [.. values.Select(_ => random.Next(3) == 0 ? 0 : random.Next(6))];
            double[] repeated = [.. values.Zip(counts).SelectMany(pair => Enumerable.Repeat((double)pair.First, pair.Second))];

            CountedQuantiles.TryFind(values, counts, shares, found).ShouldBe(repeated.Length > 0);

            if (repeated.Length > 0)
            {
                found.ShouldBe(shares.Select(share => Quantiles.OfSorted(repeated, share)!.Value), 1e-9);
            }
        }
    }

    [Fact]
    public void Median_OfCountedValues_IsTheMiddleOrBetweenTheMiddleTwo()
    {
        CountedQuantiles.Median([1990, 2000, 2020], [1, 0, 2]).ShouldBe(2020);
        CountedQuantiles.Median([1990, 2000, 2020], [2, 0, 2]).ShouldBe(2005);
        CountedQuantiles.Median([1990], [0]).ShouldBeNull();
        CountedQuantiles.Median([], []).ShouldBeNull();
    }

    [Fact]
    public void ChanceOfDistance_WorkedExample_EqualsTheHandCalculation()
    {
        // 1, 2, 3 and 4, 4: squares 2 and 0, variance 2 / 3, error sqrt(2/3 x (1/3 + 1/2)) = 0.745356; x sqrt(2 / pi) = 0.594708, x 1.959964 = 1.460871.
        var (some, others) = (default(ValueSums), default(ValueSums));
        some.Add(1, 1);
        some.Add(2, 1);
        some.Add(3, 1);
        others.Add(4, 2);

        (some.Mean, some.SquaredDeviations, others.Mean, others.SquaredDeviations).ShouldBe((2, 2, 4, 0));
        var chance = ValueSums.ChanceOfDistance(some, others)!;
        chance.Expected.ShouldBe(0.594708, 1e-6);
        chance.Upper.ShouldBe(1.460871, 1e-6);
        ValueSums.ChanceOfDistance(some, default).ShouldBeNull();
        default(ValueSums).Mean.ShouldBeNull();
    }

    [Fact]
    public void SquaredDeviations_OfEqualValuesFarFromZero_AreNothing()
    {
        var sums = default(ValueSums);
        for (var i = 0; i < 1_000; i++)
        {
            sums.Add(254.187, 3);
        }

        sums.SquaredDeviations.ShouldBe(0);
        sums.Mean!.Value.ShouldBe(254.187, 1e-9);
    }
}
