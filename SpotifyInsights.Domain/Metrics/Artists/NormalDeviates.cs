using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>Normal deviates, always the same: pieces of a table.</summary>
internal static class NormalDeviates
{
    private const int Count = 4096;

    private static readonly double[] Table = Make();

    /// <summary>Some deviates in a row; another walk and round, other ones.</summary>
    /// <param name="walk">Any number.</param>
    /// <param name="round">Any number.</param>
    /// <param name="count">How many, fewer than 2048.</param>
    public static ReadOnlySpan<double> Some(int walk, int round, int count) =>
        Table.AsSpan((int)(((((uint)walk * 2_654_435_761u) + ((uint)round * 40_503u)) >> 8) % (uint)(Count - count)), count);

    // Box and Muller 1958.
    private static double[] Make()
    {
        var random = new SplitMix(Count);
        var table = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            table[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        }

        return table;
    }
}
