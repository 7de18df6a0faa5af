using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>What the hours of the week sum up to.</summary>
internal static class ClockCalculator
{
    public static HourListening[] HourOfDay(WindowTotals totals)
    {
        var hours = new HourListening[LocalDay.HoursPerDay];
        for (var hour = 0; hour < hours.Length; hour++)
        {
            var sum = default(PlayTotals);
            for (var cell = hour; cell < WindowTotals.HoursPerWeek; cell += LocalDay.HoursPerDay)
            {
                sum.Add(totals.WeekHours[cell]);
            }

            hours[hour] = new(hour, sum.Plays, sum.Minutes);
        }

        return hours;
    }

    public static WeekdayListening[] DayOfWeek(WindowTotals totals)
    {
        var weekdays = new WeekdayListening[LocalDay.DaysPerWeek];
        for (var day = 0; day < weekdays.Length; day++)
        {
            var sum = WindowTotals.Sum(HoursOf(totals, day));
            weekdays[day] = new((Weekday)day, sum.Plays, sum.Minutes);
        }

        return weekdays;
    }

    public static HeatmapCell[][] Heatmap(WindowTotals totals)
    {
        var rows = new HeatmapCell[LocalDay.DaysPerWeek][];
        for (var day = 0; day < rows.Length; day++)
        {
            var hours = HoursOf(totals, day);
            rows[day] = new HeatmapCell[hours.Length];
            for (var hour = 0; hour < hours.Length; hour++)
            {
                rows[day][hour] = new(hours[hour].Plays, hours[hour].Minutes);
            }
        }

        return rows;
    }

    public static DayPartListening[] DayParts(WindowTotals totals)
    {
        var parts = Enum.GetValues<DayPart>();
        var sums = new PlayTotals[parts.Length];
        for (var cell = 0; cell < WindowTotals.HoursPerWeek; cell++)
        {
            var (day, hour) = Math.DivRem(cell, LocalDay.HoursPerDay);
            sums[(int)DayPartHours.PartOf((Weekday)day, hour)].Add(totals.WeekHours[cell]);
        }

        return Array.ConvertAll(parts, part => Part(part, sums[(int)part], totals.All.Plays));
    }

    private static DayPartListening Part(DayPart part, PlayTotals sum, int all) =>
        new(part, sum.Plays, sum.Minutes, all == 0 ? null : (double)sum.Plays / all);

    private static ReadOnlySpan<PlayTotals> HoursOf(WindowTotals totals, int day) =>
        totals.WeekHours.Slice(day * LocalDay.HoursPerDay, LocalDay.HoursPerDay);
}
