using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>The rows of one month as witnesses: rows that say the same are one.</summary>
internal sealed class MonthRows
{
    private readonly List<int> starts = [];

    /// <summary>Makes witnesses of rows.</summary>
    /// <param name="rows">Rows in order.</param>
    /// <param name="order">The order.</param>
    /// <param name="texts">What their numbers stand for.</param>
    /// <param name="importId">The import that holds them.</param>
    /// <param name="collectedAt">When it was handed in.</param>
    public MonthRows(SpooledRow[] rows, RowOrder order, RowTexts texts, string importId, Instant collectedAt)
    {
        Rows = [.. rows.Where(row => row.IsWitness)];
        SetAside = [.. rows.Where(row => !row.IsWitness)];
        rows = Rows;
        for (var row = 0; row < rows.Length; row++)
        {
            if (row == 0 || !order.IsSameWitness(rows[row - 1], rows[row]))
            {
                starts.Add(row);
            }
        }

        // Nearly all witnesses stand in one row, and then share what is said of the import.
        IReadOnlyList<ImportSighting> once = [new ImportSighting(importId, collectedAt, 1)];
        Witnesses = new Witness[starts.Count];
        for (var witness = 0; witness < Witnesses.Length; witness++)
        {
            var count = CountOf(witness);
            Witnesses[witness] = Witness(rows[starts[witness]], texts, count == 1 ? once : [new ImportSighting(importId, collectedAt, count)]);
        }
    }

    /// <summary>The rows that take part in plays, in order.</summary>
    public SpooledRow[] Rows { get; }

    /// <summary>Rows that repeat others (<see cref="AccountSurplus"/>).</summary>
    public IReadOnlyList<SpooledRow> SetAside { get; }

    /// <summary>In the order of <see cref="WitnessOrder"/>.</summary>
    public Witness[] Witnesses { get; }

    /// <summary>The first row of a witness; its others follow, in the order of their files.</summary>
    public int FirstRowOf(int witness) => starts[witness];

    /// <summary>How many rows say the same.</summary>
    public int CountOf(int witness) => (witness + 1 < starts.Count ? starts[witness + 1] : Rows.Length) - starts[witness];

    private static Witness Witness(in SpooledRow row, RowTexts texts, IReadOnlyList<ImportSighting> imports)
    {
        var track = texts.Tracks[row.Track];
        return new Witness
        {
            Kind = (WitnessKind)row.Kind,
            PlayedAt = Instant.FromUnixTimeMilliseconds(row.PlayedAt),
            HeardMs = row.HeardMs == SpooledRow.None ? null : row.HeardMs,
            OfflineAt = row.OfflineAt == SpooledRow.None ? null : Instant.FromUnixTimeMilliseconds(row.OfflineAt),
            Track = track.Track,
            ContextType = track.ContextType,
            ContextUri = track.ContextUri,
            Circumstances = texts.Manners[row.Manner].Circumstances,
            Imports = imports,
        };
    }
}
