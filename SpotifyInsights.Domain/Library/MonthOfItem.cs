using NodaTime;

namespace SpotifyInsights.Domain.Library;

/// <summary>A month of an artist, album or track.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Plays">Counted plays that started in it.</param>
/// <param name="Minutes">Minutes heard in them.</param>
/// <param name="Rank">Its rank of that month by plays, from 1.</param>
public sealed record MonthOfItem(LocalDate Month, int Plays, double Minutes, int Rank);
