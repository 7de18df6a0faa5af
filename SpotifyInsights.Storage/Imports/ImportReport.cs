using NodaTime;

namespace SpotifyInsights.Storage.Imports;

/// <summary>`report.json` of an import: with it the import exists. What became of every row when it was handed in for the first time.</summary>
public sealed record ImportReport
{
    /// <summary>When the import was handed in for the first time.</summary>
    public required Instant CollectedAt { get; init; }

    /// <summary>Rows of `plays.parquet`, refused ones included.</summary>
    public required int Rows { get; init; }

    /// <summary>What became of all rows; their sum is <see cref="Rows"/>.</summary>
    public RowCounts Outcomes { get; init; } = RowCounts.None;

    /// <summary>The files that were recognised, in the order of the upload.</summary>
    public IReadOnlyList<FileReport> Files { get; init; } = [];

    /// <summary>The files that were not, in the order of the upload.</summary>
    public IReadOnlyList<UnknownFile> UnknownFiles { get; init; } = [];

    /// <summary>The history before; null in reports that do not say.</summary>
    public HistoryTotals? Before { get; init; }

    /// <summary>The history with the import.</summary>
    public HistoryTotals? After { get; init; }

    /// <summary>Milliseconds that rows which are told twice in the import would have added.</summary>
    public long DuplicateMs { get; init; }

    /// <summary>Whether gaps in the history are closed by it.</summary>
    public ImportCoverage Coverage { get; init; } = ImportCoverage.None;

    /// <summary>From when on the import holds everything that was played; null where it proves nothing (account data, an export with a file missing).</summary>
    public Instant? CoversFrom { get; init; }

    /// <summary>Until when; null together with <see cref="CoversFrom"/>.</summary>
    public Instant? CoversTo { get; init; }
}
