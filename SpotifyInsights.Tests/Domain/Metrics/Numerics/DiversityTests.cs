using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Tests.Domain.Metrics.Numerics;

public sealed class DiversityTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void Shannon_Examples_EqualTheDefinition()
    {
        // Shares 1/2, 1/4, 1/4: 1/2 ln 2 + 2 x 1/4 ln 4 = 1.5 ln 2.
        Entropy.Shannon([2, 1, 1, 0])!.Value.ShouldBe(1.5 * Math.Log(2), Tolerance);
        Entropy.Shannon([0.5, 0.25, 0.25])!.Value.ShouldBe(1.5 * Math.Log(2), Tolerance);
        Entropy.Shannon([7])!.Value.ShouldBe(0, Tolerance);
        Entropy.Shannon([0, 0]).ShouldBeNull();
        Entropy.Shannon(Array.Empty<double>()).ShouldBeNull();
        Entropy.EffectiveNumber(Entropy.Shannon([3, 3, 3, 3]))!.Value.ShouldBe(4, Tolerance);
        Entropy.EffectiveNumber(null).ShouldBeNull();
    }

    [Fact]
    public void Gini_Examples_EqualTheMeanDifference()
    {
        // 1 2 3 4: mean absolute difference of two different ones (1+2+3+1+2+1)/6 = 5/3; over twice the mean 5: 1/3.
        Concentration.Gini([4, 1, 3, 2])!.Value.ShouldBe(1 / 3.0, Tolerance);
        Concentration.Gini([0, 0, 9])!.Value.ShouldBe(1, Tolerance);
        Concentration.Gini([5, 5, 5])!.Value.ShouldBe(0, Tolerance);
        Concentration.Gini([5]).ShouldBeNull();
        Concentration.Gini([0, 0]).ShouldBeNull();
    }

    [Fact]
    public void HerfindahlHirschman_Examples_AreSumsOfSquaredShares()
    {
        Concentration.HerfindahlHirschman([2, 1, 1])!.Value.ShouldBe(0.375, Tolerance);
        Concentration.HerfindahlHirschman([8])!.Value.ShouldBe(1, Tolerance);
        Concentration.HerfindahlHirschman([]).ShouldBeNull();
    }

    [Fact]
    public void Rarefaction_Examples_EqualTheHandCalculation()
    {
        // Two of {a a b}: the pairs aa, ab, ab show 1, 2, 2 kinds: 5/3.
        Rarefaction.ExpectedUnique([2, 1], 2)!.Value.ShouldBe(5 / 3.0, Tolerance);

        // Three of {a a a b b c}: 3 - [C(3,3) + C(4,3) + C(5,3)] / C(6,3) = 3 - 15/20.
        Rarefaction.ExpectedUnique([3, 2, 1], 3)!.Value.ShouldBe(2.25, Tolerance);
        Rarefaction.ExpectedUnique([3, 2, 1], 6)!.Value.ShouldBe(3, Tolerance);
        Rarefaction.ExpectedUnique([3, 2, 1], 1)!.Value.ShouldBe(1, Tolerance);
        Rarefaction.ExpectedUnique([3, 2], 6).ShouldBeNull();

        // One kind too frequent for the table of small counts: 1 - C(50,2)/C(1050,2) and 1 - C(1000,2)/C(1050,2).
        Rarefaction.ExpectedUnique([1000, 50], 2)!.Value.ShouldBe(2 - (((50.0 * 49) + (1000.0 * 999)) / (1050.0 * 1049)), Tolerance);
    }

    [Fact]
    public void JensenShannon_Examples_EqualTheDefinition()
    {
        // p = (1/2, 1/2), q = (1, 0): m = (3/4, 1/4): H(m) - H(p)/2 - 0 = 0.811278 - 0.5 = 0.311278 bits.
        JensenShannon.Distance([1, 1], [7, 0])!.Value.ShouldBe(Math.Sqrt(0.31127812445913283), Tolerance);
        JensenShannon.Distance([1, 3], [2, 6])!.Value.ShouldBe(0, Tolerance);
        JensenShannon.Distance([1, 0], [0, 5])!.Value.ShouldBe(1, Tolerance);
        JensenShannon.Distance([0, 0], [1, 0]).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => JensenShannon.Distance([1], [1, 2]));
    }
}
