using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>The sentences about when somebody listens. Each rule names its threshold; none speaks under 50 plays.</summary>
public static class TemporalInsights
{
    private const int PeaksNamed = 2;
    private const double MinimumWeekdayRatio = 1.25;
    private const int MinimumCurrentStreakDays = 3;
    private const int MinimumLongestStreakDays = 7;
    private const double MinimumBusiestMinutes = 120;
    private const double MinimumBusiestRatio = 2;
    private const double MinimumNightShare = 0.30;
    private const double MinimumCommuteShare = 0.15;
    private const double MinimumWorkShare = 0.40;
    private const double MinimumEveningShare = 0.35;
    private const int MinimumSessions = 20;
    private const double MinimumSeasonRatio = 1.3;
    private const double MinimumSeasonDays = 20;

    private static readonly InsightRule<TemporalMetrics>[] BestFirst =
    [
        Peaks, WeekdayWeekend, CurrentStreak, LongestStreak, Season, Night, Commute, Work, Evening, Sessions, BusiestDay,
    ];

    /// <summary>The sentences that hold, best first.</summary>
    /// <param name="metrics">The metrics; their own insights are not read.</param>
    public static IReadOnlyList<Insight> Of(TemporalMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return InsightRules.Apply(metrics, metrics.Basis, BestFirst);
    }

    private static Insight? Peaks(TemporalMetrics metrics, Confidence confidence)
    {
        var named = metrics.Peaks.Take(PeaksNamed).ToArray();
        if (named.Length == 0)
        {
            return null;
        }

        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (peak, prefix) in named.Zip(["first", "second"]))
        {
            values[prefix + "IsoWeekday"] = (int)peak.Weekday + 1;
            values[prefix + "FromHour"] = peak.FromHour;
            values[prefix + "ToHour"] = peak.ToHour;
            values[prefix + "Share"] = peak.Share;
        }

        var blocks = string.Join(" and ", named.Select(Name));
        return new("temporal.peaks", "Your peak hours", $"You listen most on {blocks}.", values, confidence);
    }

    private static Insight? WeekdayWeekend(TemporalMetrics metrics, Confidence confidence)
    {
        if (metrics.WeekdayWeekend is not { Ratio: > 0 and { } ratio, ChanceRatio: { } chance })
        {
            return null;
        }

        var factor = Math.Max(ratio, 1 / ratio);
        var text = ratio > 1
            ? $"Your weekday listening is {Wording.Times(factor)} higher than weekends."
            : $"Your weekend listening is {Wording.Times(factor)} higher than weekdays.";
        return factor < MinimumWeekdayRatio || factor <= chance
            ? null
            : new("temporal.weekday-weekend", "Weekdays and weekends", text, Insight.Numbers(("ratio", ratio), ("factor", factor)), confidence);
    }

    private static Insight? CurrentStreak(TemporalMetrics metrics, Confidence confidence)
    {
        if (metrics.Streaks.Current is not { Days: >= MinimumCurrentStreakDays } current)
        {
            return null;
        }

        var best = current == metrics.Streaks.Longest ? ", your longest streak" : string.Empty;
        var text = $"You have listened {AtLeast(current)}{Wording.Count(current.Days, "day")} in a row{best}.";
        return new("temporal.current-streak", "Your current streak", text, Insight.Numbers(("days", current.Days)), confidence);
    }

    private static Insight? LongestStreak(TemporalMetrics metrics, Confidence confidence)
    {
        if (metrics.Streaks.Longest is not { Days: >= MinimumLongestStreakDays } longest || longest == metrics.Streaks.Current)
        {
            return null;
        }

        var text = $"Your longest streak is {AtLeast(longest)}{Wording.Count(longest.Days, "day")} in a row, "
            + $"from {Wording.Date(longest.From)} to {Wording.Date(longest.To)}.";
        return new("temporal.longest-streak", "Your longest streak", text, Insight.Numbers(("days", longest.Days)), confidence);
    }

    private static Insight? Season(TemporalMetrics metrics, Confidence confidence)
    {
        if (metrics.MonthOfYear.Any(month => month.ObservedDays < MinimumSeasonDays))
        {
            return null;
        }

        var top = metrics.MonthOfYear.MaxBy(month => month.Minutes)!;
        var factor = top.Minutes / metrics.MonthOfYear.Average(month => month.Minutes);
        if (factor is not >= MinimumSeasonRatio || top.Minutes is not { } minutes || !(minutes > top.ChanceMinutes))
        {
            return null;
        }

        var text = $"{Wording.Month(top.Month)} is your season: {Wording.Duration(minutes)} on average, "
            + $"{Wording.Times(factor.Value)} your average month.";
        var values = Insight.Numbers(("month", top.Month), ("minutes", minutes), ("factor", factor.Value));
        return new("temporal.season", "Your season", text, values, confidence);
    }

    private static Insight? Night(TemporalMetrics metrics, Confidence confidence) => Part(
        metrics, confidence, DayPart.Night, MinimumNightShare, "night-owl", "Night owl", "fall between 10pm and 6am");

    private static Insight? Commute(TemporalMetrics metrics, Confidence confidence) => Part(
        metrics, confidence, DayPart.MorningCommute, MinimumCommuteShare, "commute", "Commuter", "fall on weekday mornings (6-9am)");

    private static Insight? Work(TemporalMetrics metrics, Confidence confidence) => Part(
        metrics, confidence, DayPart.Work, MinimumWorkShare, "work", "Music at work", "fall into working hours (weekdays, 9am-5pm)");

    private static Insight? Evening(TemporalMetrics metrics, Confidence confidence) => Part(
        metrics, confidence, DayPart.Evening, MinimumEveningShare, "evening", "Evening listener", "fall in the evening (5-10pm)");

    private static Insight? Part(
        TemporalMetrics metrics, Confidence confidence, DayPart part, double minimum, string id, string title, string predicate) =>
        metrics.DayParts.First(listening => listening.Part == part).Share is not { } share || share < minimum
            ? null
            : new($"temporal.{id}", title, $"{Wording.Percent(share)} of your plays {predicate}.", Insight.Numbers(("share", share)), confidence);

    private static Insight? Sessions(TemporalMetrics metrics, Confidence confidence)
    {
        if (metrics.Sessions is not { Count: >= MinimumSessions, MedianMinutes: { } median, LongestMinutes: { } longest })
        {
            return null;
        }

        var text = $"You usually listen for {Wording.Duration(median)} at a time; your longest session lasted {Wording.Duration(longest)}.";
        var values = Insight.Numbers(("sessions", metrics.Sessions.Count), ("medianMinutes", median), ("longestMinutes", longest));
        return new("temporal.sessions", "Your sessions", text, values, confidence);
    }

    private static Insight? BusiestDay(TemporalMetrics metrics, Confidence confidence)
    {
        var busiest = metrics.Daily.MaxBy(day => day.Minutes);
        var days = metrics.Daily.Where(day => day.Observed > 0).ToArray();
        var mean = days.Sum(day => day.Minutes) / days.Sum(day => day.Observed);
        if (busiest is not { Minutes: >= MinimumBusiestMinutes and { } minutes, Plays: { } plays }
            || !(minutes >= MinimumBusiestRatio * mean))
        {
            return null;
        }

        var text = $"Your busiest day was {Wording.Date(busiest.Date)}: {Wording.Count(plays, "play")} in {Wording.Duration(minutes)}.";
        return new("temporal.busiest-day", "Your busiest day", text, Insight.Numbers(("plays", plays), ("minutes", minutes)), confidence);
    }

    private static string AtLeast(Streak streak) => streak.AtLeast ? "at least " : string.Empty;

    /// <summary>`Tuesday mornings (9-11am)`: the part of the day is that of the block's middle.</summary>
    private static string Name(Peak peak)
    {
        const int hoursPerDay = LocalDay.HoursPerDay;
        var length = peak.ToHour > peak.FromHour ? peak.ToHour - peak.FromHour : peak.ToHour + hoursPerDay - peak.FromHour;
        var part = (peak.FromHour + (length / 2.0)) switch
        {
            < 5 => "early mornings",
            < 12 => "mornings",
            < 17 => "afternoons",
            < 22 => "evenings",
            _ => "nights",
        };
        return $"{peak.Weekday} {part} ({Wording.Hours(peak.FromHour, peak.ToHour)})";
    }
}
