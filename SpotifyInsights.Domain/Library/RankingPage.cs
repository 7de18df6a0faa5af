using NodaTime;

namespace SpotifyInsights.Domain.Library;

/// <summary>A page of a ranking.</summary>
/// <param name="Entries">The lines, best first.</param>
/// <param name="Count">How many have a rank.</param>
/// <param name="Before">The first day of the window that `rankChange` compares with; null where it lies before the first play.</param>
/// <param name="Next">Where the next page begins; null: there is none.</param>
public sealed record RankingPage(IReadOnlyList<LibraryEntry> Entries, int Count, LocalDate? Before, RankPlace? Next);
