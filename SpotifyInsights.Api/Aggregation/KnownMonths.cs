using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>
/// What is known of months before new inputs: a month that has plays of its own keeps every witness that touches it, so that it alone is read when it changes.
/// Months are asked for from the oldest on, by several threads.
/// </summary>
internal sealed class KnownMonths(string userId, IReadOnlyList<MonthEntry> entries, MonthVersionStore store)
{
    private readonly Dictionary<YearMonth, MonthEntry> entries = entries.ToDictionary(entry => entry.Month);
    private readonly Dictionary<YearMonth, Task<(IReadOnlyList<Witness> Witnesses, IReadOnlyList<InstantRange> Observed)>> read = [];

    /// <summary>Whether there is a version of the month.</summary>
    public bool Has(YearMonth month) => entries.ContainsKey(month);

    /// <summary>What the month's version holds; nothing for a month without one.</summary>
    public async Task<(IReadOnlyList<Witness> Witnesses, IReadOnlyList<InstantRange> Observed)> ReadAsync(
        YearMonth month, CancellationToken cancellationToken)
    {
        if (!entries.TryGetValue(month, out var entry))
        {
            return ([], []);
        }

        Task<(IReadOnlyList<Witness>, IReadOnlyList<InstantRange>)>? known;
        lock (read)
        {
            if (!read.TryGetValue(month, out known))
            {
                read[month] = known = store.ReadWitnessesAsync(userId, entry, cancellationToken);
            }
        }

        return await known;
    }

    /// <summary>What the neighbours know that touches the month: for a month that gets its first plays.</summary>
    public async Task<IReadOnlyList<Witness>> ReadNeighboursOfAsync(YearMonth month, CancellationToken cancellationToken)
    {
        var touching = new List<Witness>();
        foreach (var neighbour in new[] { month.PlusMonths(-1), month.PlusMonths(1) }.Where(neighbour => MayTouch(neighbour, month)))
        {
            var (witnesses, _) = await ReadAsync(neighbour, cancellationToken);
            touching.AddRange(witnesses.Where(witness => WitnessTime.MonthOf(witness) == neighbour && WitnessTime.Touches(witness, month)));
        }

        return touching;
    }

    /// <summary>Lets go of months that are not needed any more.</summary>
    public void ForgetBefore(YearMonth month)
    {
        lock (read)
        {
            foreach (var old in read.Keys.Where(known => known < month).ToList())
            {
                read.Remove(old);
            }
        }
    }

    // A play's end may differ from the ends that its witnesses report by the reach once more.
    private bool MayTouch(YearMonth neighbour, YearMonth month) =>
        entries.TryGetValue(neighbour, out var entry)
        && (entry.Rows == 0 || (entry.LastPlayedAt + WitnessTime.Reach + WitnessTime.Reach >= UtcMonth.StartOf(month)
            && entry.FirstPlayedAt - WitnessTime.Reach - WitnessTime.Reach < UtcMonth.EndOf(month)));
}
