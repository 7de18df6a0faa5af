namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>Where the level of a series changes.</summary>
public static class ChangePoints
{
    /// <summary>
    /// Cuts a series into stretches of constant mean so that the weighted squared errors and a penalty for every cut are least: exactly, by optimal
    /// partitioning with pruning (PELT; Killick, Fearnhead and Eckley 2012).
    /// </summary>
    /// <param name="values">The series.</param>
    /// <param name="weights">How much each value counts, 0 or more: 1 / its variance, or 0 for a value that is not known.</param>
    /// <param name="penalty">What a cut costs, in the unit of weighted squared errors.</param>
    /// <param name="minimumLength">Values in a stretch, 1 or more.</param>
    /// <returns>The index at which each stretch begins, 0 first; empty for an empty series.</returns>
    public static IReadOnlyList<int> Find(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double penalty, int minimumLength)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, values.Length, nameof(weights));
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumLength, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(penalty);
        var errors = new SquaredErrors(values, weights);
        var n = values.Length;
        var (best, begin) = (new double[n + 1], new int[n + 1]);
        var candidates = new List<(int From, int Until)>();
        best[0] = -penalty;
        for (var end = 1; end <= n; end++)
        {
            best[end] = double.PositiveInfinity;
            if (end - minimumLength >= 0 && !double.IsPositiveInfinity(best[end - minimumLength]))
            {
                candidates.Add((end - minimumLength, int.MaxValue));
            }

            foreach (var (from, _) in candidates)
            {
                var cost = best[from] + errors.Between(from, end) + penalty;
                (best[end], begin[end]) = cost < best[end] ? (cost, from) : (best[end], begin[end]);
            }

            Prune(candidates, best, errors, end, minimumLength);
        }

        return Beginnings(begin, n, minimumLength);
    }

    /// <summary>
    /// A beginning that is worse here even without the penalty of the next cut never becomes the best one again, once a stretch that begins here may end.
    /// </summary>
    private static void Prune(List<(int From, int Until)> candidates, double[] best, SquaredErrors errors, int end, int minimumLength)
    {
        var kept = 0;
        for (var i = 0; i < candidates.Count; i++)
        {
            var (from, until) = candidates[i];
            if (until == int.MaxValue && best[from] + errors.Between(from, end) > best[end])
            {
                until = end + minimumLength;
            }

            if (end + 1 < until)
            {
                candidates[kept++] = (from, until);
            }
        }

        candidates.RemoveRange(kept, candidates.Count - kept);
    }

    private static List<int> Beginnings(int[] begin, int length, int minimumLength)
    {
        var beginnings = new List<int>();
        if (length > 0 && length < minimumLength)
        {
            return [0];
        }

        for (var end = length; end > 0; end = begin[end])
        {
            beginnings.Add(begin[end]);
        }

        beginnings.Reverse();
        return beginnings;
    }

    /// <summary>Weighted squared distances from the mean of any part of a series, from running sums.</summary>
    private sealed class SquaredErrors
    {
        private readonly double[] _weights;
        private readonly double[] _sums;
        private readonly double[] _squares;

        public SquaredErrors(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
        {
            (_weights, _sums, _squares) = (new double[values.Length + 1], new double[values.Length + 1], new double[values.Length + 1]);
            for (var i = 0; i < values.Length; i++)
            {
                _weights[i + 1] = _weights[i] + weights[i];
                _sums[i + 1] = _sums[i] + (weights[i] * values[i]);
                _squares[i + 1] = _squares[i] + (weights[i] * values[i] * values[i]);
            }
        }

        public double Between(int from, int to)
        {
            var (weight, sum) = (_weights[to] - _weights[from], _sums[to] - _sums[from]);
            return weight > 0 ? Math.Max(0, _squares[to] - _squares[from] - (sum * sum / weight)) : 0;
        }
    }
}
