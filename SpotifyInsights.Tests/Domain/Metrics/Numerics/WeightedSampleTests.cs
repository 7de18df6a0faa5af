using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Tests.Domain.Metrics.Numerics;

public sealed class WeightedSampleTests
{
    [Fact]
    public void StandardError_OfSingleOccurrences_IsTheClassicalOne()
    {
        // 1 to 5: standard deviation √2.5, over √5.
        var sample = new WeightedSample([1, 2, 3, 4, 5], [1, 1, 1, 1, 1]);

        (sample.Count, sample.Clusters, sample.Mean).ShouldBe((5, 5, 3));
        sample.StandardError!.Value.ShouldBe(Math.Sqrt(2.5 / 5), 1e-12);
    }

    [Fact]
    public void StandardError_OfRepeatedOccurrences_IsNoSmaller()
    {
        // Everything a hundred times is no more evidence than once.
        var once = new WeightedSample([1, 2, 3, 4, 5], [1, 1, 1, 1, 1]).StandardError!.Value;

        new WeightedSample([1, 2, 3, 4, 5], [100, 100, 100, 100, 100]).StandardError!.Value.ShouldBe(once, 1e-12);
    }

    [Fact]
    public void StandardError_OfUnevenWeights_EqualsTheSandwich()
    {
        // Mean (3 x 2 + 7 x 1) / 10 = 1.3; moments 3 x 0.7 = 2.1 and 7 x -0.3 = -2.1; √(2 x 8.82) / 10.
        var sample = new WeightedSample([1, 2], [7, 3]);

        sample.Mean!.Value.ShouldBe(1.3, 1e-12);
        sample.StandardError!.Value.ShouldBe(0.42, 1e-12);
    }

    [Fact]
    public void Sample_OfOneOrNothing_HasNoError()
    {
        new WeightedSample([4], [9]).StandardError.ShouldBeNull();
        new WeightedSample([], []).StandardError.ShouldBeNull();
        new WeightedSample([], []).Mean.ShouldBeNull();
        new WeightedSample([], []).QuantilesAt(0, 0.5, 1).ShouldBe([null, null, null]);
    }

    [Fact]
    public void Quantiles_EqualThoseOfTheValuesWrittenOut()
    {
        var random = new Random(5);
        double[] shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];
        for (var run = 0; run < 500; run++)
        {
            var values = Enumerable.Range(0, 1 + random.Next(12)).Select(_ => (double)random.Next(20)).Order().ToArray();
            var weights = values.Select(_ => 1 + random.Next(6)).ToArray();
            var written = values.Zip(weights, (value, weight) => Enumerable.Repeat(value, weight)).SelectMany(all => all).ToArray();

            var found = new WeightedSample(values, weights).QuantilesAt(shares);

            for (var i = 0; i < shares.Length; i++)
            {
                found[i]!.Value.ShouldBe(Quantiles.OfSorted(written, shares[i])!.Value, 1e-12);
            }
        }
    }

    [Fact]
    public void NormalChance_OfADifference_IsWhatSimulationGives()
    {
        var random = new Random(9);
        var draws = Enumerable.Range(0, 200_000).Select(_ => Math.Abs(0.3 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))).ToArray();
        var simulated = ChanceLevel.Of(draws);

        var chance = NormalChance.OfDifference(0.3)!;

        chance.Expected.ShouldBe(simulated.Expected, 0.002);
        chance.Upper.ShouldBe(simulated.Upper, 0.005);
        NormalChance.OfDifference(null).ShouldBeNull();
    }
}
