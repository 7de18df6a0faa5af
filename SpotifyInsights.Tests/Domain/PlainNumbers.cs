namespace SpotifyInsights.Tests.Domain;

/// <summary>Formulas of the oracles, written down another way than in the product.</summary>
internal static class PlainNumbers
{
    private static readonly double[] LogFactorials = [.. Enumerable.Range(0, 20_000).Aggregate(new List<double> { 0 }, (sums, i) =>
    {
        sums.Add(sums[^1] + Math.Log(i + 1));
        return sums;
    })];

    /// <summary>Different kinds expected among 50 of all items: Σ 1 - C(n - c, 50) / C(n, 50); null under 50 items.</summary>
    public static double? Unique50(IReadOnlyCollection<int> counts)
    {
        var n = counts.Sum();
        return n < 50 ? null : counts.Sum(count => ChanceAmong50(count, n));
    }

    public static double ChanceAmong50(int count, int n) => n - count < 50 ? 1 : 1 - Math.Exp(LogBinomial(n - count, 50) - LogBinomial(n, 50));

    /// <summary>Gini's coefficient from the mean difference of all pairs.</summary>
    public static double? Gini(IReadOnlyList<int> counts)
    {
        var n = counts.Count;
        return n < 2 || counts.Sum() == 0
            ? null
            : counts.Sum(a => counts.Sum(b => Math.Abs((double)a - b))) / (n * (n - 1.0)) / (2 * counts.Average());
    }

    /// <summary>The square root of the divergence, from three entropies.</summary>
    public static double? JensenShannonDistance(IReadOnlyDictionary<string, double>? p, IReadOnlyDictionary<string, double>? q)
    {
        if (p is null || q is null)
        {
            return null;
        }

        var middle = p.Keys.Union(q.Keys).Select(key => (p.GetValueOrDefault(key) + q.GetValueOrDefault(key)) / 2);
        return Math.Sqrt(Math.Max(0, Bits(middle) - ((Bits(p.Values) + Bits(q.Values)) / 2)));
    }

    private static double Bits(IEnumerable<double> shares) => -shares.Where(share => share > 0).Sum(share => share * Math.Log2(share));

    private static double LogBinomial(int n, int k) => LogFactorials[n] - LogFactorials[k] - LogFactorials[n - k];
}
