using NodaTime;

namespace SpotifyInsights.Tests.Domain.Metrics.Overview;

/// <summary>When a made-up listener listens: days with and without, hours, weekends, a season, one day of excess.</summary>
internal sealed class SeededDays
{
    // Minutes of the day around which somebody listens, on weekdays and at weekends.
    private static readonly (int[] Weekday, int[] Weekend)[] Habits =
    [
        ([450, 480, 1_050], [660, 1_260]),
        ([560, 660, 780, 900], [900]),
        ([1_080, 1_150, 1_230], [1_140, 1_260]),
        ([1_380, 30, 90, 1_350], [1_400, 60, 120]),
        ([420, 720, 1_020, 1_320], [540, 840, 1_140, 1_410]),
    ];

    private readonly Random random;
    private readonly int[] weekday;
    private readonly int[] weekend;
    private readonly double sittings;
    private readonly double weekendFactor;
    private readonly double activity;
    private readonly int spread;
    private readonly int season;
    private readonly int excess;

    public SeededDays(Random random, int count)
    {
        this.random = random;
        (weekday, weekend) = Habits[random.Next(Habits.Length)];
        sittings = random.Next(4) == 0 ? 0.3 : 0.8 + (2.5 * random.NextDouble());
        weekendFactor = random.Next(3) switch { 0 => 1, 1 => 0.4, _ => 2 };
        activity = random.Next(2) == 0 ? 1 : 0.4 + (0.5 * random.NextDouble());
        spread = random.Next(3) == 0 ? 20 : 150;
        season = random.Next(3) == 0 ? 1 + random.Next(12) : 0;
        excess = random.Next(3) == 0 ? random.Next(count) : -1;
    }

    /// <summary>Minutes of the local day at which sittings begin.</summary>
    public IEnumerable<int> Sittings(int day, LocalDate date)
    {
        var isWeekend = date.DayOfWeek >= IsoDayOfWeek.Saturday;
        if (random.NextDouble() >= activity && day != excess)
        {
            yield break;
        }

        var mean = sittings * (isWeekend ? weekendFactor : 1) * (date.Month == season ? 3 : 1) * (day == excess ? 6 : 1);
        var habits = isWeekend ? weekend : weekday;
        for (var left = (int)mean + (random.NextDouble() < mean % 1 ? 1 : 0); left > 0; left--)
        {
            yield return Math.Clamp(habits[random.Next(habits.Length)] + random.Next(-spread, spread + 1), 0, 1_439);
        }
    }
}
