using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>
/// Finds stretches in which an artist or genre held far more than usual: change points of its weekly share (as arcsine of the root, whose variance does not
/// depend on the share), then the thresholds of the definition. Weeks are ISO weeks, cut by the window.
/// </summary>
internal static class PhaseCalculator
{
    /// <summary>A phase lasts at least this long.</summary>
    public const int MinimumDays = 14;

    /// <summary>It holds at least this share of all plays.</summary>
    public const double MinimumShare = 0.15;

    /// <summary>And this many times the usual share.</summary>
    public const double MinimumFactor = 2;

    /// <summary>Fewer plays of an artist or genre are no phase.</summary>
    public const int MinimumPlays = 20;

    /// <summary>Artists (and genres) with most plays that are looked at, and phases that are told.</summary>
    public const int Most = 30;

    private const int MinimumWeeks = 2;

    /// <summary>A cut costs this times the logarithm of the number of weeks: its place and a new level, and something for prudence.</summary>
    private const double PenaltyPerLogWeek = 3;

    /// <summary>The median of a squared standard normal number.</summary>
    private const double MedianSquare = 0.4549;

    public static IReadOnlyList<Phase> Calculate(ArtistData data)
    {
        using var weeks = new ListenedWeeks(data);
        return
        [
            .. weeks.Artists(Most).Concat(weeks.Genres(Most))
                .SelectMany(series => Phases(series, weeks))
                .OrderByDescending(phase => phase.Plays)
                .Take(Most)
                .OrderBy(phase => phase.From)
                .ThenByDescending(phase => phase.Share)
                .ThenBy(phase => phase.Name, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Phase> Phases(WeeklySeries series, ListenedWeeks weeks)
    {
        var stretches = Stretches(series, weeks).ToList();
        for (var i = 0; i < stretches.Count;)
        {
            // Neighbouring stretches that are phases both are one.
            var (from, to) = stretches[i];
            for (i++; i < stretches.Count && stretches[i].From == to; i++)
            {
                to = stretches[i].To;
            }

            if (Measure(series, weeks, from, to) is { } phase)
            {
                yield return phase;
            }
        }
    }

    /// <summary>The stretches between change points that stand out each by itself.</summary>
    private static IEnumerable<(int From, int To)> Stretches(WeeklySeries series, ListenedWeeks weeks)
    {
        var (values, weights) = Transform(series.Plays, weeks.Plays);
        var penalty = PenaltyPerLogWeek * Math.Log(Math.Max(2, values.Length));
        var begins = ChangePoints.Find(values, weights, penalty, MinimumWeeks);
        foreach (var (from, to) in begins.Zip(begins.Skip(1).Append(values.Length)))
        {
            var (plays, all) = (Sum(series.Plays, from, to), Sum(weeks.Plays, from, to));
            if (StandsOut(plays, all, series.Total - plays, weeks.Total - all))
            {
                yield return (from, to);
            }
        }
    }

    private static Phase? Measure(WeeklySeries series, ListenedWeeks weeks, int from, int to)
    {
        // Weeks without any plays at the ends belong to no phase.
        for (; from < to && weeks.Plays[from] == 0; from++)
        {
        }

        for (; from < to && weeks.Plays[to - 1] == 0; to--)
        {
        }

        var (plays, all) = (Sum(series.Plays, from, to), Sum(weeks.Plays, from, to));
        var (others, allOthers) = (series.Total - plays, weeks.Total - all);
        return weeks.FirstDays[to] - weeks.FirstDays[from] < MinimumDays || plays < MinimumPlays || all < ConfidenceRule.MinimumPlays
            || !StandsOut(plays, all, others, allOthers)
            ? null
            : new(
                series.Kind,
                series.Key,
                series.Name,
                LocalDay.ToDate(weeks.FirstDays[from]),
                LocalDay.ToDate(weeks.FirstDays[to]),
                plays,
                plays / all,
                Math.Max(0, others / allOthers));
    }

    /// <summary>Without other plays nothing says what is usual.</summary>
    private static bool StandsOut(double plays, double all, double others, double allOthers) =>
        all > 0 && allOthers > 0 && plays >= MinimumShare * all && plays / all >= MinimumFactor * others / allOthers;

    private static (double[] Values, double[] Weights) Transform(double[] plays, double[] all)
    {
        var (values, weights) = (new double[plays.Length], new double[plays.Length]);
        for (var week = 0; week < plays.Length; week++)
        {
            values[week] = all[week] > 0 ? Math.Asin(Math.Sqrt(Math.Clamp(plays[week] / all[week], 0, 1))) : 0;
            weights[week] = 4 * all[week];
        }

        // Listening comes in bursts: the noise is more than that of single plays, as the differences between neighbouring weeks show.
        var excess = Math.Max(1, Excess(values, weights));
        return (values, Array.ConvertAll(weights, weight => weight / excess));
    }

    private static double Excess(double[] values, double[] weights)
    {
        var squares = new List<double>();
        for (var week = 1; week < values.Length; week++)
        {
            if (weights[week] > 0 && weights[week - 1] > 0 && (values[week] > 0 || values[week - 1] > 0))
            {
                var difference = values[week] - values[week - 1];
                squares.Add(difference * difference / ((1 / weights[week]) + (1 / weights[week - 1])));
            }
        }

        return (Quantiles.Median(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(squares)) ?? 0) / MedianSquare;
    }

    private static double Sum(double[] values, int from, int to)
    {
        var sum = 0.0;
        for (var i = from; i < to; i++)
        {
            sum += values[i];
        }

        return sum;
    }
}
