using NodaTime;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>What came of an import job.</summary>
/// <param name="Status">The HTTP status that doing it at once would have: 201 for a new import, 200 for one that was there already and for a dry run, 422 where there was nothing to keep.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="ImportId">The import: the same rows always have the same id. Null where there is no row.</param>
/// <param name="Report">Every row accounted for.</param>
/// <param name="DataVersion">The state of the history that holds the import; null where nothing was kept.</param>
public sealed record ImportJobResult(int Status, ImportOutcome Outcome, string? ImportId, ImportReport Report, string? DataVersion)
{
    /// <summary>In the words of the job's result.</summary>
    /// <param name="result">What the importer says.</param>
    /// <param name="receivedAt">When the upload came: an import of this very instant was made by an earlier run of this job, which had not come to its end.</param>
    public static ImportJobResult Of(ImportResult result, Instant receivedAt)
    {
        ArgumentNullException.ThrowIfNull(result);
        var isOwn = result.Outcome == ImportOutcome.AlreadyImported && result.DataVersion is not null && result.Report.CollectedAt == receivedAt;
        var outcome = isOwn ? ImportOutcome.Imported : result.Outcome;
        var status = outcome switch
        {
            ImportOutcome.Imported => StatusCodes.Status201Created,
            ImportOutcome.NothingUsable => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status200OK,
        };
        return new ImportJobResult(status, outcome, result.ImportId, result.Report, result.DataVersion);
    }
}
