using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Benchmarks;

/// <summary>The three answers, with what they and DuckDB's must agree in.</summary>
public sealed record Answer(HeatmapCell[][] Heatmap, DayListening[] Daily, StreakMetrics Streaks)
{
    public long Plays => Heatmap.Sum(day => day.Sum(cell => (long)cell.Plays));

    public int LongestStreak => Streaks.Longest?.Days ?? 0;
}
