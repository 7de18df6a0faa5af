namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>
/// Finds who may have had a phase at all, so that change points are looked for in few series. First, in one pass: whoever holds enough of two weeks or more
/// holds as much of one of them. Then: as much of two or three neighbouring ones.
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

    /// <summary>Those with most plays who may have had a phase: so many at most, and some more of whom the second look will say.</summary>
    public int[] First(int most) =>
    [
        .. Enumerable.Range(0, _size)
            .Where(index => _hasWeek[index] && _total[index] >= PhaseCalculator.MinimumPlays)
            .OrderByDescending(index => _total[index])
            .ThenBy(index => index)
            .Take(LooksPerCandidate * most),
    ];

    /// <summary>Whether two or three neighbouring weeks hold enough.</summary>
    public bool HasBlock(double[] plays)
    {
        for (var week = 1; week < plays.Length; week++)
        {
            var (own, all) = (plays[week] + plays[week - 1], _all[week] + _all[week - 1]);
            if (IsEnough(own, all) || (week > 1 && IsEnough(own + plays[week - 2], all + _all[week - 2])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEnough(double plays, double all) => plays > 0 && plays >= PhaseCalculator.MinimumShare * all;
}
