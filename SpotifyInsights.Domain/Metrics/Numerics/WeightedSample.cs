namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>
/// Values that each occur several times: what was measured once per track and heard in several plays. The plays of one track are no independent
/// observations, so errors are clustered by value.
/// </summary>
/// <param name="values">Ascending, none of them NaN.</param>
/// <param name="weights">How often each occurs, 1 or more.</param>
public readonly ref struct WeightedSample(ReadOnlySpan<double> values, ReadOnlySpan<int> weights)
{
    private readonly ReadOnlySpan<double> _values = values;
    private readonly ReadOnlySpan<int> _weights = weights;

    /// <summary>Different occurrences: tracks.</summary>
    public int Clusters => _values.Length;

    /// <summary>Occurrences in all: plays.</summary>
    public long Count
    {
        get
        {
            var count = 0L;
            foreach (var weight in _weights)
            {
                count += weight;
            }

            return count;
        }
    }

    /// <summary>The mean over all occurrences; null for none.</summary>
    public double? Mean
    {
        get
        {
            var (sum, count) = (0.0, 0L);
            for (var i = 0; i < _values.Length; i++)
            {
                sum += _weights[i] * _values[i];
                count += _weights[i];
            }

            return count == 0 ? null : sum / count;
        }
    }

    /// <summary>
    /// The standard error of <see cref="Mean"/>, clustered: √(G / (G - 1) Σ (w (x - mean))²) / Σ w over G clusters (Liang and Zeger 1986, with the usual
    /// correction for few clusters). Null under two.
    /// </summary>
    public double? StandardError
    {
        get
        {
            if (_values.Length < 2 || Mean is not { } mean)
            {
                return null;
            }

            var (squares, count) = (0.0, 0L);
            for (var i = 0; i < _values.Length; i++)
            {
                var moment = _weights[i] * (_values[i] - mean);
                squares += moment * moment;
                count += _weights[i];
            }

            return Math.Sqrt(squares * _values.Length / (_values.Length - 1)) / count;
        }
    }

    /// <summary>
    /// Quantiles over all occurrences by linear interpolation between neighbours (Hyndman and Fan 1996, type 7); null for none. The same as
    /// <see cref="Quantiles.OfSorted"/> of every value written down as often as it occurs.
    /// </summary>
    /// <param name="shares">Ascending, each 0 to 1.</param>
    public double?[] QuantilesAt(params ReadOnlySpan<double> shares)
    {
        var (found, count) = (new double?[shares.Length], Count);
        var (i, passed) = (0, 0L);
        for (var next = 0; next < shares.Length && count > 0; next++)
        {
            var place = shares[next] * (count - 1);
            var below = (long)Math.Floor(place);
            while (passed + _weights[i] <= below)
            {
                passed += _weights[i++];
            }

            var above = passed + _weights[i] > below + 1 || i + 1 == _values.Length ? _values[i] : _values[i + 1];
            found[next] = _values[i] + ((place - below) * (above - _values[i]));
        }

        return found;
    }
}
