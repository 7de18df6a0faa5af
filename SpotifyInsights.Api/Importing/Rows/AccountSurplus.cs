using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>
/// Equal rows of account data are several plays, but only within one export: two exports in one upload repeat each other. There are as many as one
/// uploaded file holds at most, and the others are set aside.
/// </summary>
/// <param name="order">The order of rows.</param>
/// <param name="sources">Of each file the uploaded file that it is or lies in.</param>
internal sealed class AccountSurplus(RowOrder order, IReadOnlyList<int> sources)
{
    /// <summary>Sets rows aside.</summary>
    /// <param name="rows">The rows of a month, in order.</param>
    public void SetAside(SpooledRow[] rows)
    {
        for (int from = 0, to; from < rows.Length; from = to)
        {
            for (to = from + 1; to < rows.Length && order.IsSameWitness(rows[from], rows[to]); to++)
            {
            }

            if (to - from > 1 && rows[from].Kind == (byte)WitnessKind.AccountData)
            {
                SetAside(rows.AsSpan(from, to - from));
            }
        }
    }

    private void SetAside(Span<SpooledRow> equal)
    {
        var times = new Dictionary<int, int>();
        foreach (ref readonly var row in equal)
        {
            times[sources[row.File]] = times.GetValueOrDefault(sources[row.File]) + 1;
        }

        foreach (ref var row in equal[times.Values.Max()..])
        {
            row = row with { IsWitness = false, Outcome = (byte)RowOutcome.Duplicate };
        }
    }
}
