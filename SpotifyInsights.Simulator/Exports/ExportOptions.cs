using System.IO.Compression;
using NodaTime;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>Which part of a life an export holds, and how it is written.</summary>
public sealed record ExportOptions
{
    /// <summary>The package.</summary>
    public ExportForm Form { get; init; } = ExportForm.ExtendedHistory;

    /// <summary>Only rows whose reported instant lies at or after this one.</summary>
    public required Instant From { get; init; }

    /// <summary>When the export was made: only rows reported before.</summary>
    public required Instant To { get; init; }

    /// <summary>What goes wrong, and how often.</summary>
    public ExportQuirks Quirks { get; init; } = ExportQuirks.Usual;

    /// <summary>Decides which rows the noise hits (duplicates, malformed rows). How a play is worded follows from the life alone.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Rows of a file; null: 15,000, and 10,000 in account data.</summary>
    public int? RowsPerFile { get; init; }

    /// <summary>True: two blanks of indentation; false: the whole file in one line.</summary>
    public bool IsIndented { get; init; } = true;

    /// <summary>True: rows by time; false: the rows of each file in any order.</summary>
    public bool IsSorted { get; init; } = true;

    /// <summary>Numbers in the series of audio files that are left out, as if the listener had lost them.</summary>
    public IReadOnlyList<int> MissingFiles { get; init; } = [];

    /// <summary>How hard the zip is compressed.</summary>
    public CompressionLevel Compression { get; init; } = CompressionLevel.Optimal;

    internal bool IsAccountData => Form is ExportForm.AccountData or ExportForm.OldAccountData;

    internal int FileRows => RowsPerFile ?? (IsAccountData ? 10_000 : 15_000);
}
