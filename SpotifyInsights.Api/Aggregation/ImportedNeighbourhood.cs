using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>What an import says of a month and of what touches it from its neighbours. Months are asked for from the oldest on, by several threads.</summary>
internal sealed class ImportedNeighbourhood(IImportedMonths import)
{
    private readonly HashSet<YearMonth> months = [.. import.Months];
    private readonly Dictionary<YearMonth, Lazy<IReadOnlyList<Witness>>> read = [];

    /// <summary>The months that it may change.</summary>
    public IEnumerable<YearMonth> MayTouch => import.Months.SelectMany(month => new[] { month.PlusMonths(-1), month, month.PlusMonths(1) });

    /// <summary>Whether it has a play's report of the month itself.</summary>
    public bool Has(YearMonth month) => months.Contains(month);

    /// <summary>As <see cref="IImportedMonths.FindAlone"/>.</summary>
    public VersionRows? FindAlone(YearMonth month) => Has(month) ? import.FindAlone(month) : null;

    /// <summary>Everything of it that touches the month, in order.</summary>
    public IReadOnlyList<Witness> Touching(YearMonth month)
    {
        var own = Own(month);
        IReadOnlyList<Witness> others =
        [
            .. Own(month.PlusMonths(-1)).Where(witness => WitnessTime.Touches(witness, month)),
            .. Own(month.PlusMonths(1)).Where(witness => WitnessTime.Touches(witness, month)),
        ];
        return others.Count == 0 ? own : WitnessSet.Union(own, others);
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

    private IReadOnlyList<Witness> Own(YearMonth month)
    {
        if (!Has(month))
        {
            return [];
        }

        Lazy<IReadOnlyList<Witness>> witnesses;
        lock (read)
        {
            if (!read.TryGetValue(month, out witnesses!))
            {
                read[month] = witnesses = new Lazy<IReadOnlyList<Witness>>(() => import.Read(month));
            }
        }

        return witnesses.Value;
    }
}
