using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>Finds the hours of the week that stand out, and keep doing so from week to week.</summary>
internal static class PeakCalculator
{
    /// <summary>An hour stands out from this many times the mean minutes of all hours of the week.</summary>
    private const double TimesMean = 2;

    /// <summary>A block holds at least this share of the plays.</summary>
    private const double MinimumShare = 0.03;

    /// <summary>Something was heard in the block in at least this share of the observed weeks.</summary>
    private const double MinimumPresence = 0.25;

    /// <summary>With fewer observed weeks nothing can be called a habit.</summary>
    private const int MinimumWeeks = 8;

    /// <summary>Longer blocks are cut here, so that two hours of the clock say where one begins and ends.</summary>
    private const int MaximumHours = LocalDay.HoursPerDay;

    public static Peak[] Calculate(ListeningSlice slice) =>
    [
        .. Blocks(slice.Totals)
            .Select(block => ToPeak(slice, block))
            .Where(peak => peak.Share >= MinimumShare
                && peak.WeeksObserved >= MinimumWeeks
                && peak.WeeksPresent >= MinimumPresence * peak.WeeksObserved)
            .OrderByDescending(peak => peak.MinutesPerHour)
            .ThenBy(peak => peak.Weekday)
            .ThenBy(peak => peak.FromHour),
    ];

    /// <summary>Runs of hours above the threshold, round the week: Sunday night goes on into Monday.</summary>
    private static List<Block> Blocks(WindowTotals totals)
    {
        var blocks = new List<Block>();
        var threshold = TimesMean * totals.All.Ms / WindowTotals.HoursPerWeek;
        bool StandsOut(int cell) => totals.WeekHours[cell % WindowTotals.HoursPerWeek].Ms >= threshold;
        if (totals.All.Ms == 0)
        {
            return blocks;
        }

        // Not all hours can be twice their own mean, so there is one to begin after.
        var begin = 0;
        while (StandsOut(begin))
        {
            begin++;
        }

        for (var cell = begin; cell < begin + WindowTotals.HoursPerWeek; cell++)
        {
            var length = 0;
            while (length < MaximumHours && StandsOut(cell + length))
            {
                length++;
            }

            if (length > 0)
            {
                blocks.Add(new(cell % WindowTotals.HoursPerWeek, length));
                cell += length - 1;
            }
        }

        return blocks;
    }

    private static Peak ToPeak(ListeningSlice slice, Block block)
    {
        var sum = default(PlayTotals);
        for (var hour = 0; hour < block.Hours; hour++)
        {
            sum.Add(slice.Totals.WeekHours[(block.First + hour) % WindowTotals.HoursPerWeek]);
        }

        var (weekday, fromHour) = Math.DivRem(block.First, LocalDay.HoursPerDay);
        var toHour = ((fromHour + block.Hours - 1) % LocalDay.HoursPerDay) + 1;
        var (present, observed) = Weeks(slice, (Weekday)weekday, fromHour, block.Hours);
        return new(
            (Weekday)weekday,
            fromHour,
            toHour,
            sum.Plays,
            sum.Minutes,
            (double)sum.Plays / slice.Totals.All.Plays,
            observed == 0 ? 0 : sum.Minutes / (block.Hours * observed),
            present,
            observed);
    }

    private static (int Present, int Observed) Weeks(ListeningSlice slice, Weekday weekday, int fromHour, int hours)
    {
        var (present, observed) = (0, 0);
        var days = slice.Days;
        var first = (weekday - days.WeekdayOf(0) + LocalDay.DaysPerWeek) % LocalDay.DaysPerWeek;
        for (var day = first; day < days.Count; day += LocalDay.DaysPerWeek)
        {
            var today = HasPlays(slice, day, fromHour, Math.Min(LocalDay.HoursPerDay, fromHour + hours));
            var tomorrow = HasPlays(slice, day + 1, 0, fromHour + hours - LocalDay.HoursPerDay);
            present += today || tomorrow ? 1 : 0;
            observed += today || tomorrow || days.Observed(day) > 0 ? 1 : 0;
        }

        return (present, observed);
    }

    private static bool HasPlays(ListeningSlice slice, int dayIndex, int fromHour, int toHour)
    {
        if (dayIndex >= slice.Days.Count)
        {
            return false;
        }

        var counting = slice.View.Hours.Counting(slice.Days.FirstDay + dayIndex);
        var tooShort = slice.Window.IncludeShort ? slice.View.Hours.Short(slice.Days.FirstDay + dayIndex) : [];
        for (var hour = fromHour; hour < toHour; hour++)
        {
            if ((hour < counting.Length && counting[hour].Plays > 0) || (hour < tooShort.Length && tooShort[hour].Plays > 0))
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Block(int First, int Hours);
}
