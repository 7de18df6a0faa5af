using NodaTime;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>The early or the late end of a window, as a trend sees it.</summary>
/// <param name="From">The first local date.</param>
/// <param name="To">The first local date after it.</param>
/// <param name="Plays">Plays in it that the mean is of: those whose value is known.</param>
/// <param name="Coverage">Their share of all its plays, 0 to 1.</param>
/// <param name="Mean">The play-weighted mean.</param>
public sealed record TrendEnd(LocalDate From, LocalDate To, int Plays, double Coverage, double Mean);
