namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>
/// An average month of that name: what was heard per observed day, times the month's length. Half a January observed
/// therefore weighs half as much as a whole one, and is not taken for a quiet one.
/// </summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Plays">Plays in such a month; null when less than a day of it was observed.</param>
/// <param name="Minutes">Minutes in such a month; null with <paramref name="Plays"/>.</param>
/// <param name="ChanceMinutes">
/// What the highest of twelve months reaches by chance in one of twenty listeners who know no seasons: the mean of all
/// observed days plus 2.64 standard errors (the 1 - 0.05/12 quantile of the normal distribution), times the month's length.
/// Null under 50 plays and with <paramref name="Plays"/>.
/// </param>
/// <param name="ObservedDays">Observed time in all months of that name, in days.</param>
public sealed record MonthListening(int Month, double? Plays, double? Minutes, double? ChanceMinutes, double ObservedDays);
