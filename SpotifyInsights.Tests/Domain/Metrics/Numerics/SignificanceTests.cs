using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Tests.Domain.Metrics.Numerics;

public sealed class SignificanceTests
{
    [Fact]
    public void Differ_Counts_AgainstTheRootOfTheirSum()
    {
        // 1.645 x sqrt(17) = 6.78 and 1.645 x sqrt(18) = 6.98.
        Significance.Differ(12, 5).ShouldBeTrue();
        Significance.Differ(5, 12).ShouldBeTrue();
        Significance.Differ(12, 6).ShouldBeFalse();
        Significance.Differ(0, 0).ShouldBeFalse();
    }

    [Fact]
    public void SharesDiffer_Shares_AgainstTheirStandardError()
    {
        // Half against half of 100 and 100: standard error sqrt(0.25 x 0.02) = 0.0707, times 1.645 = 0.1163.
        Significance.SharesDiffer(0.56, 100, 0.44, 100).ShouldBeTrue();
        Significance.SharesDiffer(0.555, 100, 0.445, 100).ShouldBeFalse();
        Significance.SharesDiffer(1, 0, 0, 100).ShouldBeFalse();
        Significance.SharesDiffer(0, 100, 0, 100).ShouldBeFalse();
    }

    [Fact]
    public void Trend_Series_RisesFallsOrNeither()
    {
        // 1 2 3 4 5: tau 1, z = 3 sqrt(20) / sqrt(30) = 2.449. 1 2 3: z = 3 sqrt(6) / sqrt(22) = 1.567, too few to tell.
        Significance.Trend([1, 2, 3, 4, 5]).ShouldBe(1);
        Significance.Trend([5, 4, 3, 2, 1]).ShouldBe(-1);
        Significance.Trend([1, 2, 3]).ShouldBe(0);
        Significance.Trend([1, 5, 2, 4, 3]).ShouldBe(0);
        Significance.Trend([7, 7, 7, 7, 7, 7]).ShouldBe(0);
        Significance.Trend([]).ShouldBe(0);
    }

    [Fact]
    public void MeanAndWeight_Values_AreWeighted()
    {
        var mean = default(MeanAndWeight);
        mean.Mean.ShouldBeNull();
        mean.Add(80, 3);
        mean.Add(20, 1);

        (mean.Mean, mean.Weight).ShouldBe((65, 4));
    }
}
