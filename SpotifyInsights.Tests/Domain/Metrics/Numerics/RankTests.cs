using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Tests.Domain.Metrics.Numerics;

public sealed class RankTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void KendallTauB_Examples_EqualTheHandCalculation()
    {
        KendallTau.B([1, 2, 3], [1, 2, 3]).ShouldBe(1);
        KendallTau.B([1, 2, 3], [3, 2, 1]).ShouldBe(-1);

        // The example of SciPy's documentation: x = 12 2 1 12 2, y = 1 4 7 1 0 gives -0.4714045.
        KendallTau.B([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])!.Value.ShouldBe(-0.47140452079103173, Tolerance);
        KendallTau.B([1], [1]).ShouldBeNull();
        KendallTau.B([1, 1], [1, 2]).ShouldBeNull();
    }

    [Fact]
    public void RankBiasedOverlap_EqualLength_EqualsTheHandCalculation()
    {
        RankBiasedOverlap.Extrapolated<string>(["a", "b", "c"], ["a", "b", "c"])!.Value.ShouldBe(1, Tolerance);
        RankBiasedOverlap.Extrapolated<string>(["a", "b"], ["c", "d"])!.Value.ShouldBe(0, Tolerance);

        // a b against b a: agreement 0 at depth 1, 1 at depth 2. (1-p)/p x p^2 + p^2 = 0.09 + 0.81.
        RankBiasedOverlap.Extrapolated<string>(["a", "b"], ["b", "a"])!.Value.ShouldBe(0.9, Tolerance);
    }

    [Fact]
    public void RankBiasedOverlap_UnequalLength_EqualsTheHandCalculation()
    {
        // S = a, L = a b, p = 0.9: X1 = 1, X2 = 1. (1-p)/p [1 p + 1/2 p^2 + 1 (2-1)/(1 x 2) p^2] + [(1-1)/2 + 1/1] p^2
        // = 0.1 + 0.045 + 0.045 + 0.81 = 1: what is known agrees wholly.
        RankBiasedOverlap.Extrapolated<string>(["a"], ["a", "b"])!.Value.ShouldBe(1, Tolerance);

        // S = b, L = a b: X1 = 0, X2 = 1. (1-p)/p [0 + 1/2 p^2 + 0] + [(1-0)/2 + 0] p^2 = 0.045 + 0.405.
        RankBiasedOverlap.Extrapolated<string>(["b"], ["a", "b"])!.Value.ShouldBe(0.45, Tolerance);
        RankBiasedOverlap.Extrapolated<string>(["a", "b"], ["b"])!.Value.ShouldBe(0.45, Tolerance);
        RankBiasedOverlap.Extrapolated<string>([], ["b"]).ShouldBeNull();
    }

    [Fact]
    public void Quantiles_Examples_InterpolateAsNumPyDoes()
    {
        // numpy.percentile([1, 2, 4, 8], [25, 50, 90]) = 1.75, 3, 6.8.
        Quantiles.OfSorted([1, 2, 4, 8], 0.25)!.Value.ShouldBe(1.75, Tolerance);
        Quantiles.OfSorted([1, 2, 4, 8], 0.5)!.Value.ShouldBe(3, Tolerance);
        Quantiles.OfSorted([1, 2, 4, 8], 0.9)!.Value.ShouldBe(6.8, Tolerance);
        Quantiles.OfSorted([1, 2, 4, 8], 1)!.Value.ShouldBe(8, Tolerance);
        Quantiles.OfSorted([], 0.5).ShouldBeNull();
    }
}
