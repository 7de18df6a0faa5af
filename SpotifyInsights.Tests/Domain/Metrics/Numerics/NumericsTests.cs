using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Tests.Domain.Metrics.Numerics;

public sealed class NumericsTests
{
    [Fact]
    public void Median_OddEvenAndNone_AreTheMiddleTheMeanOfTwoAndNull()
    {
        Quantiles.Median([5, 1, 3]).ShouldBe(3);
        Quantiles.Median([4, 1, 3, 10]).ShouldBe(3.5);
        Quantiles.Median([]).ShouldBeNull();
    }

    [Fact]
    public void MeanAndVariance_Example_EqualsTheDefinition()
    {
        // 2 4 4 4 5 5 7 9: mean 40 / 8 = 5, squared deviations 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32.
        var running = default(MeanAndVariance);
        foreach (var value in new[] { 2.0, 4, 4, 4, 5, 5, 7, 9 })
        {
            running.Add(value);
        }

        (running.Count, running.Mean).ShouldBe((8, 5));
        running.SquaredDeviations.ShouldBe(32, 1e-12);
    }
}
