using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>An import that is not applied yet.</summary>
/// <param name="Import">What the manifest notes of it.</param>
/// <param name="Witnesses">What it says, each once.</param>
/// <param name="Implausible">Rows that no play can have, left out of <paramref name="Witnesses"/>.</param>
internal sealed record ImportedInput(AppliedImport Import, IReadOnlyList<Witness> Witnesses, int Implausible);
