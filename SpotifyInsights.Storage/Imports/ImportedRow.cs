using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Imports;

/// <summary>A row of an import: everything that it said and that is not personal, so that a later rule can be applied to it.</summary>
/// <param name="Witness">The play it reports. Of an episode the track is the episode and the artist the show; of an audiobook the track is the chapter, the artist the book's title and the context the book.</param>
/// <param name="Country">`conn_country`: ISO 3166-1 alpha-2; null when not given.</param>
/// <param name="Refused">Why the row is no play, one word (`implausible`, …); null for a row that takes part.</param>
public sealed record ImportedRow(Witness Witness, string? Country = null, string? Refused = null);
