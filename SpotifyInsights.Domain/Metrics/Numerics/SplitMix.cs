namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>A small generator of numbers that look random and are the same everywhere (SplitMix64; Steele, Lea and Flood 2014).</summary>
/// <param name="seed">Decides all numbers.</param>
public struct SplitMix(ulong seed)
{
    private const double Unit = 1.0 / (1UL << 53);
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to 1, excluded.</summary>
    public double NextDouble() => (NextBits() >> 11) * Unit;

    /// <summary>From 0 to <paramref name="limit"/>, excluded.</summary>
    /// <param name="limit">1 or more.</param>
    public int Next(int limit) => (int)Math.BigMul(NextBits(), (ulong)limit, out _);
}
