namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>The Poisson distribution of counts with a small mean.</summary>
public static class PoissonDistribution
{
    private const double Half = 0.5;
    private const double Far = 8;

    /// <summary>
    /// The chance of a count above a limit that may lie between two counts: each count is spread evenly over half a unit on either side, so that equal ones
    /// are put in order by chance. A count of 0 is never above.
    /// </summary>
    /// <param name="mean">More than 0, small: the sum goes up from 0.</param>
    /// <param name="limit">The limit.</param>
    /// <returns>The chance, and how fast it falls as the limit rises.</returns>
    public static (double Chance, double Slope) Above(double mean, double limit)
    {
        if (limit > mean + (Far * Math.Sqrt(mean)) + Far)
        {
            return (0, 0);
        }

        var place = Math.Max(limit, Half) + Half;
        var count = (int)place;
        var one = Math.Exp(-mean);
        var upTo = one;
        for (var i = 1; i <= count; i++)
        {
            one *= mean / i;
            upTo += one;
        }

        return (Math.Max(0, 1 - upTo) + ((1 - (place - count)) * one), one);
    }
}
