namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>How many of several independent events happen, each with its own probability.</summary>
public static class PoissonBinomial
{
    /// <summary>The smallest number that is not exceeded with a given probability. Quadratic in the number of events.</summary>
    /// <param name="probabilities">Of each event, 0 to 1.</param>
    /// <param name="share">0 to 1.</param>
    public static int Quantile(ReadOnlySpan<double> probabilities, double share)
    {
        var chances = new double[probabilities.Length + 1];
        chances[0] = 1;
        for (var events = 0; events < probabilities.Length; events++)
        {
            for (var happened = events + 1; happened >= 0; happened--)
            {
                chances[happened] = (chances[happened] * (1 - probabilities[events])) + (happened == 0 ? 0 : chances[happened - 1] * probabilities[events]);
            }
        }

        var (number, sum) = (0, chances[0]);
        while (sum < share && number < probabilities.Length)
        {
            sum += chances[++number];
        }

        return number;
    }
}
