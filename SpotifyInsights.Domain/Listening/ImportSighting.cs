using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>That an import holds a witness.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="CollectedAt">When the import was handed in.</param>
/// <param name="Count">How many rows of the import say exactly this, at least 1.</param>
public sealed record ImportSighting(string ImportId, Instant CollectedAt, int Count);
