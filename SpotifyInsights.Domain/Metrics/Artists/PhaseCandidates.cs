using System.Buffers;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>
/// Finds who may have had a phase at all, so that change points are looked for in few series: whoever holds enough of two weeks or more holds as much of
/// some two or three neighbouring ones.
/// </summary>
internal sealed class PhaseCandidates
{
    private readonly int _size;
    private readonly double[] _all;
    private readonly Action<int, Action<int, double>> _visit;

    /// <summary>Begins.</summary>
    /// <param name="size">Indexes go from 0 to here, excluded.</param>
    /// <param name="all">All plays by week.</param>
    /// <param name="visit">Tells the plays of a week by index, weeks in any order.</param>
    public PhaseCandidates(int size, double[] all, Action<int, Action<int, double>> visit) => (_size, _all, _visit) = (size, all, visit);

    /// <summary>The weekly plays of the candidates with most plays.</summary>
    public IEnumerable<(int Index, double[] Plays)> Series(int most)
    {
        var chosen = Choose(most);
        if (chosen.Length == 0)
        {
            return [];
        }

        var slots = ArrayPool<int>.Shared.Rent(_size);
        slots.AsSpan(0, _size).Fill(-1);
        var series = new double[chosen.Length][];
        for (var slot = 0; slot < series.Length; slot++)
        {
            slots[chosen[slot]] = slot;
            series[slot] = new double[_all.Length];
        }

        for (var week = 0; week < _all.Length; week++)
        {
            var at = week;
            _visit(week, (index, plays) =>
            {
                if (slots[index] >= 0)
                {
                    series[slots[index]][at] = plays;
                }
            });
        }

        ArrayPool<int>.Shared.Return(slots);
        return chosen.Zip(series);
    }

    private int[] Choose(int most)
    {
        var recent = ArrayPool<Recent>.Shared.Rent(_size);
        recent.AsSpan(0, _size).Clear();
        for (var week = 0; week < _all.Length; week++)
        {
            var at = week;
            _visit(week, (index, plays) => recent[index].Add(at, plays, _all));
        }

        var chosen = Enumerable.Range(0, _size)
            .Where(index => recent[index].IsCandidate && recent[index].Total >= PhaseCalculator.MinimumPlays)
            .OrderByDescending(index => recent[index].Total)
            .ThenBy(index => index)
            .Take(most)
            .ToArray();
        ArrayPool<Recent>.Shared.Return(recent);
        return chosen;
    }

    /// <summary>The last weeks of one index, counted from 1 so that 0 is none.</summary>
    private struct Recent
    {
        private int _last;
        private double _lastPlays;
        private double _beforeLastPlays;

        public double Total { get; private set; }

        public bool IsCandidate { get; private set; }

        public void Add(int week, double plays, double[] all)
        {
            // Plays one and two weeks ago.
            var (one, two) = (_last == week ? _lastPlays : 0, _last == week ? _beforeLastPlays : _last == week - 1 && _last > 0 ? _lastPlays : 0);
            var own = all[week];
            var (allOne, allTwo, next) = (At(all, week - 1), At(all, week - 2), At(all, week + 1));
            IsCandidate |= IsEnough(plays, own + next) || IsEnough(plays + one, own + allOne) || IsEnough(plays + one + two, own + allOne + allTwo);
            Total += plays;
            (_last, _lastPlays, _beforeLastPlays) = (week + 1, plays, one);
        }

        private static double At(double[] all, int week) => week >= 0 && week < all.Length ? all[week] : 0;

        private static bool IsEnough(double plays, double all) => plays >= PhaseCalculator.MinimumShare * all;
    }
}
