using NodaTime;
using SpotifyInsights.Api.Importing.Files;
using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing;

/// <summary>What is known of an import before it is merged.</summary>
/// <param name="collectedAt">When it was handed in.</param>
/// <param name="files">The files of the upload.</param>
/// <param name="tallies">What was counted in each; null for a file of no known form.</param>
internal sealed class ReportDraft(Instant collectedAt, IReadOnlyList<ImportFile> files, IReadOnlyList<FileTally?> tallies)
{
    private readonly ImportCoverage coverage = SeriesOfFiles.Coverage([.. tallies.OfType<FileTally>().Where(IsExtended).Select(tally => tally.Name)]);

    /// <summary>What was counted in each file of a known form, by its number.</summary>
    public IReadOnlyDictionary<int, FileTally> Tallies { get; } =
        tallies.Index().Where(file => file.Item is not null).ToDictionary(file => file.Index, file => file.Item!);

    /// <summary>Of each file the uploaded file that it is or lies in.</summary>
    public IReadOnlyList<int> Sources { get; } = [.. files.Select(file => file.Source)];

    /// <summary>Rows in all files.</summary>
    public int Rows { get; } = checked((int)tallies.OfType<FileTally>().Sum(tally => tally.Rows));

    /// <summary>Rows that no play can have.</summary>
    public int Implausible { get; } = (int)tallies.OfType<FileTally>().Sum(tally => tally[RowOutcome.Implausible]);

    /// <summary>The time in which nothing else was played; null where the import proves nothing.</summary>
    public (Instant From, Instant To)? Covers { get; } = CoverageOf(tallies);

    /// <summary>The report.</summary>
    /// <param name="before">The state without the import; null where there is none.</param>
    /// <param name="after">The state with it; null where it was not merged, and then the report says nothing of states.</param>
    /// <param name="duplicateMs">Milliseconds in rows that told a play a second time.</param>
    public ImportReport Complete(Manifest? before, Manifest? after, long duplicateMs)
    {
        var reports = tallies.OfType<FileTally>().Select(tally => tally.ToReport()).ToList();
        return new ImportReport
        {
            CollectedAt = collectedAt,
            Rows = Rows,
            Outcomes = reports.Aggregate(RowCounts.None, (sum, report) => sum.Plus(report.Outcomes)),
            Files = reports,
            UnknownFiles = [.. files.Where((_, number) => tallies[number] is null).Select(file => new UnknownFile(file.Name, file.Bytes))],
            Before = after is null ? null : Totals(before),
            After = after is null ? null : Totals(after),
            DuplicateMs = duplicateMs,
            Coverage = coverage,
            CoversFrom = Covers?.From,
            CoversTo = Covers?.To,
        };
    }

    private static HistoryTotals Totals(Manifest? manifest)
    {
        var months = manifest?.Months.Where(month => month.Rows > 0).ToList() ?? [];
        return new HistoryTotals(
            months.Sum(month => (long)month.Rows),
            months.Sum(month => month.MsPlayed),
            months.Count == 0 ? null : months[0].FirstPlayedAt,
            months.Count == 0 ? null : months[^1].LastPlayedAt);
    }

    private static bool IsExtended(FileTally tally) => tally.Format is ImportFormat.ExtendedHistory or ImportFormat.Endsong;

    private static (Instant From, Instant To)? CoverageOf(IEnumerable<FileTally?> tallies)
    {
        var extended = tallies.OfType<FileTally>().Where(IsExtended).ToList();
        var reports = extended.Select(tally => tally.ToReport()).Where(report => report.FirstAt is not null).ToList();
        return reports.Count > 0 && SeriesOfFiles.Coverage([.. extended.Select(tally => tally.Name)]).Kind == CoverageKind.Whole
            ? (reports.Min(report => report.FirstAt)!.Value, reports.Max(report => report.LastAt)!.Value)
            : null;
    }
}
