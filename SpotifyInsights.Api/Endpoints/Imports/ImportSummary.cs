using NodaTime;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>An import in a listing.</summary>
/// <param name="ImportId">Its id: the same rows always have the same.</param>
/// <param name="CollectedAt">When it was handed in for the first time.</param>
/// <param name="Files">Files that were recognised.</param>
/// <param name="Rows">Rows in them.</param>
/// <param name="Outcomes">What became of the rows; their sum is `rows`.</param>
/// <param name="FirstAt">The earliest play; null when there is none.</param>
/// <param name="LastAt">The latest.</param>
/// <param name="Coverage">Whether gaps in the history are closed by it.</param>
public sealed record ImportSummary(
    string ImportId, Instant CollectedAt, int Files, int Rows, RowCounts Outcomes, Instant? FirstAt, Instant? LastAt, ImportCoverage Coverage)
{
    public static ImportSummary Of(string importId, ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(
            importId,
            report.CollectedAt,
            report.Files.Count,
            report.Rows,
            report.Outcomes,
            report.Files.Min(file => file.FirstAt),
            report.Files.Max(file => file.LastAt),
            report.Coverage);
    }
}
