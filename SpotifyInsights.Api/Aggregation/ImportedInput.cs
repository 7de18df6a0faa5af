using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>An import that is not applied yet.</summary>
/// <param name="Import">What the manifest notes of it.</param>
/// <param name="Months">What it says.</param>
/// <param name="Implausible">Rows that no play can have, left out of <paramref name="Months"/>.</param>
internal sealed record ImportedInput(AppliedImport Import, IImportedMonths Months, int Implausible);
