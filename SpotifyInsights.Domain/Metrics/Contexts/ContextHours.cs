using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>Whether a context has hours of its own.</summary>
internal static class ContextHours
{
    // Of 96 stretches and contexts the best is taken: each may exceed its chance only once in 1,920 times, so that any does once in twenty (Bonferroni).
    private const double OneOfManyTwoSided = 3.47;

    /// <summary>
    /// The context and the hours in a row in which its share of the known plays exceeds its usual share most; null where no stretch has 50 known plays, or
    /// none is known outside it. `Chance` is how far the best of them all lies above where hours make no difference: √(p (1 - p) (1 / n + 1 / m)), as much
    /// wider as the error of the usual share is wider clustered by track than for independent plays.
    /// </summary>
    public static (ListeningContext Context, int FromHour, double Share, double UsualShare, double Chance)? Best(
        IReadOnlyList<ContextHour> hours, IReadOnlyList<ContextShare> contexts, int length)
    {
        var all = Known(hours, 0, LocalDay.HoursPerDay);
        (ListeningContext Context, int FromHour, double Share, double UsualShare, double Chance)? best = null;
        for (var from = 0; from < LocalDay.HoursPerDay; from++)
        {
            var part = Known(hours, from, length);
            var (here, rest) = (part.Sum(), all.Sum() - part.Sum());
            for (var context = ListeningContext.Workout; context < ListeningContext.Mixed && here >= ConfidenceRule.MinimumPlays && rest > 0; context++)
            {
                var usual = (double)all[(int)context] / all.Sum();
                var share = (double)part[(int)context] / here;
                if (contexts[(int)context].StandardError is { } error && (best is null || share - usual > best.Value.Share - best.Value.UsualShare))
                {
                    // error / √(p (1 - p) / N) times √(p (1 - p) (1 / n + 1 / m)): the p cancel out.
                    best = (context, from, share, usual, OneOfManyTwoSided * error * Math.Sqrt(all.Sum() * ((1.0 / here) + (1.0 / rest))));
                }
            }
        }

        return best;
    }

    /// <summary>Plays with known features by context.</summary>
    private static int[] Known(IReadOnlyList<ContextHour> hours, int from, int length)
    {
        var sum = new int[ContextPlays.Count - 1];
        for (var i = 0; i < length; i++)
        {
            var plays = hours[(from + i) % LocalDay.HoursPerDay].Plays;
            sum[0] += plays.Workout;
            sum[1] += plays.Focus;
            sum[2] += plays.Party;
            sum[3] += plays.Relax;
            sum[4] += plays.Mixed;
        }

        return sum;
    }
}
