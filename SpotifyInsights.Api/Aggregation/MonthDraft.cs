using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>What inputs add to one month, kept small while many pages repeat the same plays.</summary>
internal sealed class MonthDraft
{
    private const int LeastPending = 1_000;

    private readonly List<Witness> pending = [];
    private readonly List<InstantRange> observed = [];
    private IReadOnlyList<Witness> witnesses = [];

    /// <summary>Whether anything new says that a play ended in <paramref name="month"/>, not only near it.</summary>
    public bool HasWitnessOf(YearMonth month) => witnesses.Concat(pending).Any(witness => WitnessTime.MonthOf(witness) == month);

    public void Add(Witness witness)
    {
        pending.Add(witness);
        if (pending.Count >= LeastPending + witnesses.Count)
        {
            witnesses = WitnessSet.Union(witnesses, pending);
            pending.Clear();
        }
    }

    public void AddObserved(InstantRange range)
    {
        observed.Add(range);
        if (observed.Count >= LeastPending)
        {
            var merged = new ObservedTime(observed).Ranges;
            observed.Clear();
            observed.AddRange(merged);
        }
    }

    /// <summary>The month with what is added, on top of what is known of it already.</summary>
    public (IReadOnlyList<Witness> Witnesses, IReadOnlyList<InstantRange> Observed) On(
        IReadOnlyList<Witness> knownWitnesses, IReadOnlyList<InstantRange> knownObserved) =>
        (WitnessSet.Union(WitnessSet.Union(witnesses, pending), knownWitnesses), new ObservedTime([.. knownObserved, .. observed]).Ranges);
}
