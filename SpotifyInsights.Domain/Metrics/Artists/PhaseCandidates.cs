using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>
/// Finds who may have had a phase at all, so that change points are looked for in few series. First, in one pass: whoever holds enough of several weeks
/// holds as much of one of them. Then: as much of some neighbouring ones with just enough plays, for a longer stretch consists of such.
/// </summary>
internal sealed class PhaseCandidates
{
    private const int LooksPerCandidate = 4;

    private readonly double[] _all;
    private readonly double[] _total;
    private readonly bool[] _hasWeek;
    private readonly int _size;

    /// <summary>Begins.</summary>
    /// <param name="size">Indexes go from 0 to here, excluded.</param>
    /// <param name="all">All plays by week.</param>
    public PhaseCandidates(int size, double[] all)
    {
        (_size, _all) = (size, all);
        (_total, _hasWeek) = (new double[size], new bool[size]);
    }

    /// <summary>Notes a week's plays of one index.</summary>
    public void Add(int week, int index, double plays)
    {
        _total[index] += plays;
        _hasWeek[index] |= plays >= PhaseCalculator.MinimumShare * _all[week];
    }

    /// <summary>Notes a week.</summary>
    public void Add(int week, Tally tally)
    {
        var (total, hasWeek, least) = (_total, _hasWeek, PhaseCalculator.MinimumShare * _all[week]);
        var plays = tally.Plays;
        foreach (var index in tally.Touched)
        {
            total[index] += plays[index];
            hasWeek[index] |= plays[index] >= least;
        }
    }

    /// <summary>Those with most plays who may have had a phase: so many at most, and some more of whom the second look will say.</summary>
    public int[] First(int most) =>
    [
        .. Enumerable.Range(0, _size)
            .Where(index => _hasWeek[index] && _total[index] >= PhaseCalculator.MinimumPlays)
            .OrderByDescending(index => _total[index])
            .ThenBy(index => index)
            .Take(LooksPerCandidate * most),
    ];

    /// <summary>Whether some neighbouring weeks hold enough plays and a large enough share.</summary>
    /// <param name="plays">The plays of one index by week.</param>
    public bool HasStretch(ReadOnlySpan<double> plays)
    {
        for (var from = 0; from < plays.Length; from++)
        {
            if (plays[from] == 0)
            {
                continue;
            }

            var (own, all) = (0.0, 0.0);
            for (var week = from; week < plays.Length && own < 2 * PhaseCalculator.MinimumPlays; week++)
            {
                (own, all) = (own + plays[week], all + _all[week]);
                if (week > from && own >= PhaseCalculator.MinimumPlays && all >= ConfidenceRule.MinimumPlays && own >= PhaseCalculator.MinimumShare * all)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
