namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>When somebody listens. Hours, days and periods are local, and a play with all its minutes belongs where it started.</summary>
public sealed record TemporalMetrics : IMetrics
{
    /// <summary>What the numbers rest on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>24 hours of the day.</summary>
    public required IReadOnlyList<HourListening> HourOfDay { get; init; }

    /// <summary>7 days of the week, Monday first.</summary>
    public required IReadOnlyList<WeekdayListening> DayOfWeek { get; init; }

    /// <summary>7 days of the week, Monday first, by 24 hours.</summary>
    public required IReadOnlyList<IReadOnlyList<HeatmapCell>> Heatmap { get; init; }

    /// <summary>Every day of the window.</summary>
    public required IReadOnlyList<DayListening> Daily { get; init; }

    /// <summary>Every period of the window.</summary>
    public required IReadOnlyList<PeriodListening> Periods { get; init; }

    /// <summary>12 months of the year, January first.</summary>
    public required IReadOnlyList<MonthListening> MonthOfYear { get; init; }

    /// <summary>Weekdays against weekends.</summary>
    public required WeekdayWeekend WeekdayWeekend { get; init; }

    /// <summary>Days in a row.</summary>
    public required StreakMetrics Streaks { get; init; }

    /// <summary>The hours of the week that stand out, densest first.</summary>
    public required IReadOnlyList<Peak> Peaks { get; init; }

    /// <summary>Commute, work, evening, night, weekend day.</summary>
    public required IReadOnlyList<DayPartListening> DayParts { get; init; }

    /// <summary>Listening without longer pauses.</summary>
    public required SessionMetrics Sessions { get; init; }

    /// <summary>The findings in words, best first.</summary>
    public required IReadOnlyList<Insight> Insights { get; init; }
}
