using System.Text.Json;
using NodaTime;
using SpotifyInsights.Simulator;

namespace SpotifyInsights.Tests.Api;

/// <summary>
/// How often the demo listener's last 50 plays began in each hour of the week in India (always five and a half hours ahead of UTC), by plain
/// arithmetic: the estimated start is the end less what lies between it and the end before, at most the track's length, at least 30 seconds
/// (or the track's length).
/// </summary>
internal sealed class ExpectedHeatmap
{
    private readonly int[,] plays = new int[7, 24];

    public static ExpectedHeatmap Of(SpotifySimulation simulation, Instant now)
    {
        var expected = new ExpectedHeatmap();
        var page = simulation.FindListener("demo")!.Life.LastListed(now, 50).Reverse().ToList();
        for (var i = 0; i < page.Count; i++)
        {
            var length = page[i].Track.DurationMs;
            var since = i == 0 ? long.MaxValue : (long)(page[i].EndedAt - page[i - 1].EndedAt).TotalMilliseconds;
            var heard = Math.Max(Math.Min(30_000, length), Math.Min(length, since));
            var local = (page[i].EndedAt - Duration.FromMilliseconds(heard) + Duration.FromMinutes(330)).InUtc();
            expected.plays[(int)local.DayOfWeek - 1, local.Hour]++;
        }

        return expected;
    }

    /// <summary>The answer of /metrics/temporal has these counts.</summary>
    public void ShouldBe(JsonElement metrics)
    {
        var heatmap = metrics.GetProperty("heatmap");
        for (var day = 0; day < 7; day++)
        {
            for (var hour = 0; hour < 24; hour++)
            {
                heatmap[day][hour].GetProperty("plays").GetInt32().ShouldBe(plays[day, hour], $"weekday {day}, {hour} o'clock");
            }
        }
    }
}
