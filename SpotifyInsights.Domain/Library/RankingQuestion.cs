using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Library;

/// <summary>What a ranking of the library is asked.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="By">What it goes by.</param>
/// <param name="Credit">Whose play a play is, of artists.</param>
/// <param name="After">Where the page begins; null: with the best.</param>
/// <param name="Limit">How many at most.</param>
public sealed record RankingQuestion(LibraryKind Kind, RankedBy By, Credit Credit, RankPlace? After, int Limit)
{
    /// <summary>The first local day of the window that is compared with, which ends where this one begins; null: it is as long as this one.</summary>
    public LocalDate? ComparedFrom { get; init; }
}
