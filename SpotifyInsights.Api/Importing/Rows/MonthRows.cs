using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>The rows of one month as witnesses: rows that say the same are one. May be asked from several threads.</summary>
internal sealed class MonthRows
{
    private readonly RowTexts texts;
    private readonly List<int> starts = [];
    private readonly long[] ends;
    private readonly IReadOnlyList<ImportSighting> once;
    private readonly Lazy<Witness[]> witnesses;

    /// <summary>Makes witnesses of rows.</summary>
    /// <param name="month">The month of their ends.</param>
    /// <param name="rows">Rows in order.</param>
    /// <param name="order">The order.</param>
    /// <param name="texts">What their numbers stand for.</param>
    /// <param name="importId">The import that holds them.</param>
    /// <param name="collectedAt">When it was handed in.</param>
    public MonthRows(YearMonth month, SpooledRow[] rows, RowOrder order, RowTexts texts, string importId, Instant collectedAt)
    {
        (Month, Order, this.texts, Import) = (month, order, texts, (importId, collectedAt));
        (Rows, SetAside) = Array.TrueForAll(rows, row => row.IsWitness) ? (rows, []) : (Array.FindAll(rows, row => row.IsWitness), Array.FindAll(rows, row => !row.IsWitness));
        rows = Rows;
        for (var row = 0; row < rows.Length; row++)
        {
            if (row == 0 || !order.IsSameWitness(rows[row - 1], rows[row]))
            {
                starts.Add(row);
            }
        }

        ends = new long[starts.Count];
        for (var witness = 0; witness < ends.Length; witness++)
        {
            ref readonly var row = ref First(witness);
            ends[witness] = WitnessTime.EndOf((WitnessKind)row.Kind, row.PlayedAt, Known(row.HeardMs), Known(row.OfflineAt), texts.Tracks[row.Track].Track.DurationMs);
        }

        // Nearly all witnesses stand in one row, and then share what is said of the import.
        once = [new ImportSighting(importId, collectedAt, 1)];
        witnesses = new Lazy<Witness[]>(() => [.. Enumerable.Range(0, Count).Select(Witness)]);
    }

    /// <summary>The month of the rows' ends.</summary>
    public YearMonth Month { get; }

    /// <summary>The order of the rows.</summary>
    public RowOrder Order { get; }

    /// <summary>The import.</summary>
    public (string Id, Instant CollectedAt) Import { get; }

    /// <summary>The rows that take part in plays, in order.</summary>
    public SpooledRow[] Rows { get; }

    /// <summary>Rows that repeat others (<see cref="AccountSurplus"/>).</summary>
    public IReadOnlyList<SpooledRow> SetAside { get; }

    /// <summary>The number of witnesses.</summary>
    public int Count => starts.Count;

    /// <summary>In the order of <see cref="WitnessOrder"/>. Made when they are first asked for.</summary>
    public Witness[] Witnesses => witnesses.Value;

    /// <summary>The first row of a witness; its others follow, in the order of their files.</summary>
    public int FirstRowOf(int witness) => starts[witness];

    /// <summary>As <see cref="FirstRowOf"/>, the row itself.</summary>
    public ref readonly SpooledRow First(int witness) => ref Rows[starts[witness]];

    /// <summary>How many rows say the same.</summary>
    public int CountOf(int witness) => (witness + 1 < starts.Count ? starts[witness + 1] : Rows.Length) - starts[witness];

    /// <summary>The end of the play by the witness alone, Unix milliseconds.</summary>
    public long EndOf(int witness) => ends[witness];

    private static long? Known(long number) => number == SpooledRow.None ? null : number;

    private Witness Witness(int witness)
    {
        ref readonly var row = ref First(witness);
        var track = texts.Tracks[row.Track];
        return new Witness
        {
            Kind = (WitnessKind)row.Kind,
            PlayedAt = Instant.FromUnixTimeMilliseconds(row.PlayedAt),
            HeardMs = Known(row.HeardMs),
            OfflineAt = row.OfflineAt == SpooledRow.None ? null : Instant.FromUnixTimeMilliseconds(row.OfflineAt),
            Track = track.Track,
            ContextType = track.ContextType,
            ContextUri = track.ContextUri,
            Circumstances = texts.Manners[row.Manner].Circumstances,
            Imports = CountOf(witness) is > 1 and var count ? [new ImportSighting(Import.Id, Import.CollectedAt, count)] : once,
        };
    }
}
