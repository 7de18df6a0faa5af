using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>What an import says of a month and of what touches it from its neighbours, in the order of <see cref="WitnessOrder"/>, each once.</summary>
internal sealed class NearbyRows
{
    private readonly WitnessPlace[] places;
    private readonly long[] ends;

    /// <summary>Finds it.</summary>
    /// <param name="month">The month.</param>
    /// <param name="own">Its rows.</param>
    /// <param name="neighbours">Those of the months beside it that have any.</param>
    public NearbyRows(YearMonth month, MonthRows own, IEnumerable<MonthRows> neighbours)
    {
        Import = own.Import;
        places = new WitnessPlace[own.Count];
        for (var witness = 0; witness < places.Length; witness++)
        {
            places[witness] = new WitnessPlace(own, witness);
        }

        var reach = (long)WitnessTime.Reach.TotalMilliseconds;
        var (from, to) = (UtcMonth.StartOf(month).ToUnixTimeMilliseconds() - reach, UtcMonth.EndOf(month).ToUnixTimeMilliseconds() + reach);
        foreach (var beside in neighbours)
        {
            places = Together(places, Touching(beside, from, to), own.Order);
        }

        ends = Array.ConvertAll(places, place => place.EndMs);
    }

    /// <summary>The number of different things said.</summary>
    public int Count => places.Length;

    /// <summary>The import.</summary>
    public (string Id, Instant CollectedAt) Import { get; }

    /// <summary>Whether all of it comes from extended histories and tells how long was heard.</summary>
    public bool AreMeasuredExports => Array.TrueForAll(places, place => place.Row.Kind == (byte)WitnessKind.Export && place.Row.HeardMs != SpooledRow.None);

    /// <summary>What is said.</summary>
    public ref readonly SpooledRow this[int row] => ref places[row].Row;

    /// <summary>Where it stands.</summary>
    public WitnessPlace PlaceOf(int row) => places[row];

    /// <summary>The end of the play by this alone, Unix milliseconds.</summary>
    public long EndOf(int row) => ends[row];

    /// <summary>How often the import says it.</summary>
    public int TimesOf(int row) => places[row].Of.CountOf(places[row].Witness);

    /// <summary>The same as an object.</summary>
    public Witness WitnessOf(int row) => places[row].Of.Witnesses[places[row].Witness];

    private static List<WitnessPlace> Touching(MonthRows rows, long from, long to)
    {
        var found = new List<WitnessPlace>();
        for (var witness = 0; witness < rows.Count; witness++)
        {
            var end = rows.EndOf(witness);
            if (end >= from && end < to)
            {
                found.Add(new WitnessPlace(rows, witness));
            }
        }

        return found;
    }

    // Both are in order.
    private static WitnessPlace[] Together(WitnessPlace[] some, List<WitnessPlace> others, RowOrder order)
    {
        if (others.Count == 0)
        {
            return some;
        }

        var all = new WitnessPlace[some.Length + others.Count];
        for (var (i, j) = (0, 0); i + j < all.Length;)
        {
            var isSome = j == others.Count || (i < some.Length && order.Compare(some[i].Row, others[j].Row) <= 0);
            all[i + j] = isSome ? some[i++] : others[j++];
        }

        return all;
    }
}
