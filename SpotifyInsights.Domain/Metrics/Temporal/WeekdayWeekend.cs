namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>Weekdays (Monday to Friday) against weekends (Saturday and Sunday).</summary>
/// <param name="MinutesPerWeekday">Minutes per observed weekday; null when less than one was observed.</param>
/// <param name="MinutesPerWeekendDay">Minutes per observed weekend day; null when less than one was observed.</param>
/// <param name="Ratio">The first divided by the second; null when either is null or the second is 0.</param>
/// <param name="ChanceRatio">
/// How far above 1 the ratio (or its inverse) rises by chance in at most one of twenty listeners who make no difference
/// between the days: 1 + 1.96 standard errors of the difference of the two means, divided by the mean of all days. Null
/// under 50 plays.
/// </param>
/// <param name="ObservedWeekdays">Observed time on weekdays, in days.</param>
/// <param name="ObservedWeekendDays">Observed time on weekends, in days.</param>
public sealed record WeekdayWeekend(
    double? MinutesPerWeekday,
    double? MinutesPerWeekendDay,
    double? Ratio,
    double? ChanceRatio,
    double ObservedWeekdays,
    double ObservedWeekendDays);
