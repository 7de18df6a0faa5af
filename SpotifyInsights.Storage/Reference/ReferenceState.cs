using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Storage.Reference;

/// <summary>The reference data as they were read.</summary>
/// <param name="State">Names what was read, as <see cref="ReferenceStore.FindStateAsync"/> does.</param>
/// <param name="Report">How they were imported; null where another tool wrote them.</param>
/// <param name="Index">The data.</param>
public sealed record ReferenceState(string State, ReferenceReport? Report, ReferenceIndex Index);
