using NodaTime;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>A page of a ranking, best first.</summary>
/// <param name="Basis">What the ranking rests on.</param>
/// <param name="Count">How many have a rank.</param>
/// <param name="ComparedFrom">First local day of the window that `rankChange` compares with, which is as long and ends where this one begins; null where this one begins with the history.</param>
/// <param name="Items">The lines.</param>
/// <param name="NextCursor">`cursor` of the next page; null on the last one.</param>
public sealed record RankingList(Basis Basis, int Count, LocalDate? ComparedFrom, IReadOnlyList<LibraryEntry> Items, string? NextCursor);
