using System.Numerics;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>The plays that artists get in one period when they are drawn, in columns for the processor's vectors.</summary>
internal sealed class DrawnPlays
{
    /// <summary>Far less than a play, or than a millisecond of one.</summary>
    private const double TieBreak = 1e-6;

    private readonly double[] _mean;
    private readonly double[] _deviation;
    private readonly double[] _weight;
    private readonly double[] _value;

    /// <summary>Room for artists.</summary>
    public DrawnPlays(int most)
    {
        var size = Padded(most);
        (_mean, _deviation, _weight, _value) = (new double[size], new double[size], new double[size], new double[size]);
    }

    /// <summary>What was drawn for some artists beginning with one.</summary>
    public Vector<double> this[int from] => new(_value, from);

    public static double Deviation(double share, long plays) => Math.Sqrt(plays * share * (1 - share));

    /// <summary>An artist who has a share of so many plays.</summary>
    public void Set(int i, double share, long plays, double weight) =>
        (_mean[i], _deviation[i], _weight[i]) = (share * plays, Deviation(share, plays), weight);

    /// <summary>Draws. Whoever has as many plays comes first by chance too: in truth minutes decide, of which nothing is known.</summary>
    public void Draw(int count, int walk, int round)
    {
        var size = Padded(count);
        var deviates = NormalDeviates.Some(walk, 2 * round, size);
        var ties = NormalDeviates.Some(walk, (2 * round) + 1, size);
        for (var i = 0; i < size; i += Vector<double>.Count)
        {
            var plays = Vector.Round(new Vector<double>(_mean, i) + (new Vector<double>(deviates[i..]) * new Vector<double>(_deviation, i)));
            (plays * (new Vector<double>(_weight, i) + (new Vector<double>(ties[i..]) * TieBreak))).CopyTo(_value, i);
        }

        // What lies behind the last artist comes from before, or from nobody.
        _value.AsSpan(count, size - count).Fill(double.NegativeInfinity);
    }

    /// <summary>The value of the last place, more than 0: nobody is in a top without plays.</summary>
    public double Limit(int count, int places)
    {
        Span<double> largest = stackalloc double[Ranking.MostTop];
        var found = 0;
        foreach (var value in _value.AsSpan(0, count))
        {
            if (found == places && value <= largest[found - 1])
            {
                continue;
            }

            found = Math.Min(found + 1, places);
            var place = found - 1;
            for (; place > 0 && value > largest[place - 1]; place--)
            {
                largest[place] = largest[place - 1];
            }

            largest[place] = value;
        }

        return found < places ? double.Epsilon : Math.Max(double.Epsilon, largest[found - 1]);
    }

    private static int Padded(int count) => (count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
}
