using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing;

/// <summary>What came of an import, and its report.</summary>
/// <param name="ImportId">Hash of the normalised rows: the same rows in other files or another order have the same id. Null when there is no row.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Report">Every row accounted for; of an import that was there already the report of that time.</param>
/// <param name="DataVersion">The state of the history that holds the import; null where nothing was kept.</param>
public sealed record ImportResult(string? ImportId, ImportOutcome Outcome, ImportReport Report, string? DataVersion);
