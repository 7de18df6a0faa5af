using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Benchmarks;

/// <summary>The three questions that DuckDB is asked too: heat map, daily series and streaks, over the whole history in Europe/Berlin.</summary>
public static class Questions
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 0, 0);

    /// <summary>What the server keeps for each version of the data and zone.</summary>
    public static ListeningView Prepare(ListeningHistory history) => new(history, Zone);

    /// <summary>The three answers from <paramref name="view"/>; from a new view nothing is kept from before and the play columns are read.</summary>
    public static Answer Answer(ListeningView view)
    {
        var slice = new ListeningSlice(view, Window(view.History), Now);
        return new Answer(ClockCalculator.Heatmap(slice.Totals), SeriesCalculator.Daily(slice), StreakCalculator.Calculate(slice));
    }

    /// <summary>The whole temporal family, as a request gets it.</summary>
    public static TemporalMetrics Everything(ListeningView view) => TemporalCalculator.Calculate(view, Window(view.History), Now);

    private static ListeningWindow Window(ListeningHistory history) => ListeningWindow.Resolve(history.Plays, Zone, Now);
}
