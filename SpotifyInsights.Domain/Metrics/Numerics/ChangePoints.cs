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
        var candidates = new Candidates(n + 1);
        best[0] = -penalty;
        for (var end = 1; end <= n; end++)
        {
            if (end >= minimumLength && !double.IsPositiveInfinity(best[end - minimumLength]))
            {
                candidates.Add(end - minimumLength);
            }

            (best[end], begin[end]) = candidates.Best(best, errors, end, penalty);
            candidates.Prune(best[end], end, minimumLength);
        }

        return Beginnings(begin, n, minimumLength);
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

    /// <summary>Where the last stretch may begin.</summary>
    private sealed class Candidates(int most)
    {
        private readonly int[] _from = new int[most];
        private readonly int[] _until = new int[most];
        private readonly double[] _cost = new double[most];
        private int _count;

        public void Add(int from) => (_from[_count], _until[_count++]) = (from, int.MaxValue);

        /// <summary>The least cost up to an end, and where its last stretch begins; infinite without candidates.</summary>
        public (double Cost, int From) Best(double[] best, SquaredErrors errors, int end, double penalty)
        {
            var (least, from) = (double.PositiveInfinity, 0);
            for (var i = 0; i < _count; i++)
            {
                _cost[i] = best[_from[i]] + errors.Between(_from[i], end);
                (least, from) = _cost[i] < least ? (_cost[i], _from[i]) : (least, from);
            }

            return (least + penalty, from);
        }

        /// <summary>
        /// A beginning that is worse here even without the penalty of the next cut never becomes the best one again, once a stretch that begins here may
        /// end.
        /// </summary>
        public void Prune(double best, int end, int minimumLength)
        {
            var kept = 0;
            for (var i = 0; i < _count; i++)
            {
                var until = _until[i] == int.MaxValue && _cost[i] > best ? end + minimumLength : _until[i];
                if (end + 1 < until)
                {
                    (_from[kept], _until[kept++]) = (_from[i], until);
                }
            }

            _count = kept;
        }
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
