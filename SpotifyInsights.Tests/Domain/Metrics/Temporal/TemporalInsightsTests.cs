using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Tests.Domain.Metrics.Temporal;

public sealed class TemporalInsightsTests
{
    // 60 songs of a minute on one Wednesday at noon, the day after they were heard.
    private static readonly TemporalMetrics Plain = TemporalCalculator.Calculate(
        TestHistories.Of(
            [.. Enumerable.Range(0, 60).Select(i => new TestPlay(Instant.FromUtc(2026, 3, 4, 12, 0) + Duration.FromMinutes(i * 10), 60_000))],
            new InstantRange(Instant.FromUtc(2026, 3, 1, 0, 0), Instant.FromUtc(2026, 3, 5, 12, 0))),
        new(new(2026, 3, 1), new(2026, 3, 6), Zones.Utc),
        Instant.FromUtc(2026, 3, 5, 12, 0));

    [Theory]
    [InlineData(2.3, 1.2, "Your weekday listening is 2.3x higher than weekends.")]
    [InlineData(0.4, 1.2, "Your weekend listening is 2.5x higher than weekdays.")]
    [InlineData(1.2, 1.1, null)]    // under the threshold
    [InlineData(2.3, 2.4, null)]    // no more than chance gives
    [InlineData(2.3, null, null)]   // chance unknown
    [InlineData(0.0, 1.2, null)]    // nothing on weekdays: there is no factor
    public void WeekdayWeekend_AboveThresholdAndChance_Speaks(double ratio, double? chance, string? expected) =>
        Text(Plain with { WeekdayWeekend = new(1, 1, ratio, chance, 5, 2) }, "temporal.weekday-weekend").ShouldBe(expected);

    [Fact]
    public void Streaks_LongestAndCurrent_AreToldApart()
    {
        var longest = new Streak(new(2026, 1, 1), new(2026, 2, 11), 42, AtLeast: false);
        var current = new Streak(new(2026, 3, 3), new(2026, 3, 5), 3, AtLeast: true);
        var metrics = Plain with { Streaks = new(current, longest, [longest, current]) };

        Text(metrics, "temporal.longest-streak")
            .ShouldBe("Your longest streak is 42 days in a row, from 1 January 2026 to 11 February 2026.");
        Text(metrics, "temporal.current-streak").ShouldBe("You have listened at least 3 days in a row.");
    }

    [Fact]
    public void Streaks_CurrentIsLongest_IsSaidOnce()
    {
        var streak = new Streak(new(2026, 2, 20), new(2026, 3, 5), 14, AtLeast: false);
        var metrics = Plain with { Streaks = new(streak, streak, [streak]) };

        Text(metrics, "temporal.current-streak").ShouldBe("You have listened 14 days in a row, your longest streak.");
        Text(metrics, "temporal.longest-streak").ShouldBeNull();
    }

    [Theory]
    [InlineData(DayPart.Night, 0.345, "temporal.night-owl", "35% of your plays fall between 10pm and 6am.")]
    [InlineData(DayPart.Night, 0.29, "temporal.night-owl", null)]
    [InlineData(DayPart.MorningCommute, 0.15, "temporal.commute", "15% of your plays fall on weekday mornings (6-9am).")]
    [InlineData(DayPart.Work, 0.4, "temporal.work", "40% of your plays fall into working hours (weekdays, 9am-5pm).")]
    [InlineData(DayPart.Evening, 0.35, "temporal.evening", "35% of your plays fall in the evening (5-10pm).")]
    public void DayParts_FromTheirThreshold_Speak(DayPart part, double share, string id, string? expected)
    {
        var parts = Enum.GetValues<DayPart>().Select(other => new DayPartListening(other, 0, 0, other == part ? share : 0));

        Text(Plain with { DayParts = [.. parts] }, id).ShouldBe(expected);
    }

    [Fact]
    public void Sessions_Twenty_Speak()
    {
        Text(Plain with { Sessions = new(20, 38, 312, []) }, "temporal.sessions")
            .ShouldBe("You usually listen for 38 minutes at a time; your longest session lasted 5 hours 12 minutes.");
        Text(Plain with { Sessions = new(19, 38, 312, []) }, "temporal.sessions").ShouldBeNull();
    }

    [Fact]
    public void BusiestDay_TwiceTheMeanAndTwoHours_Speaks()
    {
        var daily = Enumerable.Range(1, 4).Select(day => new DayListening(new(2026, 3, day), 10, day == 3 ? 150 : 30, 1)).ToArray();

        // The mean is 240 / 4 = 60 minutes.
        Text(Plain with { Daily = daily }, "temporal.busiest-day")
            .ShouldBe("Your busiest day was 3 March 2026: 10 plays in 2 hours 30 minutes.");
        Text(Plain with { Daily = [.. daily.Select(day => day with { Minutes = 130 })] }, "temporal.busiest-day").ShouldBeNull();
        Text(Plain with { Daily = [] }, "temporal.busiest-day").ShouldBeNull();
    }

    [Fact]
    public void Season_OneMonthFarAboveTheOthers_Speaks()
    {
        var months = Enumerable.Range(1, 12).Select(month => new MonthListening(month, 100, month == 7 ? 1240 : 560, 1000, 30)).ToArray();

        // The average month has (11 x 560 + 1240) / 12 = 616.67 minutes; 1240 is 2.01 times that.
        Text(Plain with { MonthOfYear = months }, "temporal.season")
            .ShouldBe("July is your season: 20 hours 40 minutes on average, 2.0x your average month.");
        Text(Plain with { MonthOfYear = [.. months.Select(month => month with { ChanceMinutes = 1300 })] }, "temporal.season").ShouldBeNull();
        Text(Plain with { MonthOfYear = [.. months.Select(month => month with { ObservedDays = 19 })] }, "temporal.season").ShouldBeNull();
    }

    [Theory]
    [InlineData(49, 1.0, null)]
    [InlineData(50, 1.0, Confidence.Low)]
    [InlineData(200, 0.5, Confidence.Medium)]
    [InlineData(200, 0.49, Confidence.Low)]
    [InlineData(1000, 0.89, Confidence.Medium)]
    [InlineData(1000, 0.9, Confidence.High)]
    public void Confidence_FromPlaysAndObservedShare_IsGraded(int plays, double observed, Confidence? expected)
    {
        var basis = Plain.Basis with { Plays = plays, ObservedShare = observed };

        ConfidenceRule.Of(basis).ShouldBe(expected);
        TemporalInsights.Of(Plain with { Basis = basis, Sessions = new(20, 38, 312, []) })
            .All(insight => insight.Confidence == expected).ShouldBeTrue();
        (TemporalInsights.Of(Plain with { Basis = basis, Sessions = new(20, 38, 312, []) }).Count > 0).ShouldBe(expected is not null);
    }

    [Fact]
    public void ChanceRatio_WorkedExample_EqualsTheHandCalculation()
    {
        // Monday 2 to Sunday 8 March: minutes 10 12 14 12 12 on weekdays, 6 10 on the weekend, a play a minute: 76 plays.
        // Means 12 and 8; squared deviations 4 + 0 + 4 + 0 + 0 = 8 and 4 + 4 = 8; variance 16 / (7 - 2) = 3.2;
        // standard error sqrt(3.2 x (1/5 + 1/2)) = 1.49666; mean of all days 76 / 7 = 10.857; 1 + 1.96 x 1.49666 / 10.857 = 1.27019.
        int[] minutes = [10, 12, 14, 12, 12, 6, 10];
        var plays = minutes.SelectMany((count, day) => Enumerable.Range(0, count)
            .Select(minute => new TestPlay(Instant.FromUtc(2026, 3, 2 + day, 12, minute), 60_000)));
        var week = new InstantRange(Instant.FromUtc(2026, 3, 2, 0, 0), Instant.FromUtc(2026, 3, 9, 0, 0));
        var window = new ListeningWindow(new(2026, 3, 2), new(2026, 3, 9), Zones.Utc);

        var result = TemporalCalculator.Calculate(TestHistories.Of([.. plays], week), window, week.To);

        result.WeekdayWeekend.Ratio.ShouldBe(1.5);
        result.WeekdayWeekend.ChanceRatio!.Value.ShouldBe(1.27019, 1e-5);

        // March: the squared deviations of the seven days from 10.857 sum to 38.857; variance 38.857 / 6 = 6.4762;
        // 10.857 + 2.638 x sqrt(6.4762 / 7) = 13.3945 per day, times 31 days = 415.23.
        result.MonthOfYear[2].ChanceMinutes!.Value.ShouldBe(415.23, 0.01);
    }

    private static string? Text(TemporalMetrics metrics, string id) =>
        TemporalInsights.Of(metrics).SingleOrDefault(insight => insight.Id == id)?.Text;
}
