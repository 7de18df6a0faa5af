using NodaTime;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>A run of days with at least one counted play each. A date that the zone left out neither breaks nor lengthens it.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, included.</param>
/// <param name="Days">Days with a play.</param>
/// <param name="AtLeast">Whether it may be longer: a day beside it was not wholly observed, or the window cut it.</param>
public sealed record Streak(LocalDate From, LocalDate To, int Days, bool AtLeast);
