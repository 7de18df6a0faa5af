using NodaTime;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>An import that the aggregates hold.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CollectedAt">When it was handed in.</param>
/// <param name="CoversFrom">From when on it proves that nothing else was played; null when it proves nothing. Kept here and not with the months, so that it goes with the import.</param>
/// <param name="CoversTo">Until when.</param>
public sealed record AppliedImport(string Id, Instant CollectedAt, Instant? CoversFrom, Instant? CoversTo);
