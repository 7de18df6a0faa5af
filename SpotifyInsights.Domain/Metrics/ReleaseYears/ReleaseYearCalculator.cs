using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.ReleaseYears;

/// <summary>Calculates which years somebody's music is from.</summary>
public static class ReleaseYearCalculator
{
    /// <summary>Calculates; reads every play of the window twice at most.</summary>
    /// <param name="slice">The window.</param>
    public static ReleaseYearMetrics Calculate(ListeningSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var years = new YearScale(slice.View.History.Tracks.Attributes);
        using var counter = new ReleaseCounter(slice, years);
        var periods = Periods(slice, counter, years);
        var window = counter.Window;
        var heard = YearCharts.Heard(window, years);
        var histogram = YearCharts.Histogram(window, years);
        var basis = BasisCalculator.Calculate(slice, Coverage(window));
        var metrics = new ReleaseYearMetrics
        {
            Basis = basis,
            ByPlays = ReleaseLevelsCalculator.Among(ReleaseLevelsCalculator.ByPlays(window, years), heard)!,
            ByTracks = ReleaseLevelsCalculator.Among(ReleaseLevelsCalculator.ByTracks(window, years), heard)!,
            MeanAgeYears = ReleaseLevelsCalculator.MeanAgeYears(window),
            OldestYear = histogram.Length == 0 ? null : histogram[0].Year,
            NewestYear = histogram.Length == 0 ? null : histogram[^1].Year,
            Decades = YearCharts.Decades(window, years, heard),
            Histogram = histogram,
            Periods = Array.ConvertAll(periods, period => period with
            {
                ByPlays = ReleaseLevelsCalculator.Among(period.ByPlays, heard),
                ByTracks = ReleaseLevelsCalculator.Among(period.ByTracks, heard),
            }),
            AgeChange = AgeChangeCalculator.Calculate(slice, basis),
            Persona = null,
            Insights = [],
        };
        metrics = metrics with { Persona = ReleaseYearPersona.Of(metrics, PresentDecade(slice, basis)) };
        return metrics with { Insights = ReleaseYearInsights.Of(metrics) };
    }

    private static PeriodReleases[] Periods(ListeningSlice slice, ReleaseCounter counter, YearScale years)
    {
        var periods = new PeriodReleases[slice.Periods.Count];
        for (var i = 0; counter.MoveNext(); i++)
        {
            var plays = slice.Periods[i].Known(counter.Period.Plays);
            periods[i] = new(
                slice.Periods[i],
                plays,
                ReleaseLevelsCalculator.MeanAgeYears(counter.Period),
                plays is null ? null : ReleaseLevelsCalculator.ByPlays(counter.Period, years),
                plays is null ? null : ReleaseLevelsCalculator.ByTracks(counter.Period, years));
        }

        return periods;
    }

    private static int PresentDecade(ListeningSlice slice, Basis basis) =>
        YearScale.DecadeOf((basis.LastPlayAt ?? slice.Now).InZone(slice.Window.Zone).Year);

    private static AttributeCoverage[] Coverage(ReleaseCounts window)
    {
        var (released, imprecise) = (new AttributeTally(AttributeNames.ReleaseDate), new AttributeTally(AttributeNames.ReleaseDateImprecise));
        var known = ReleaseLevelsCalculator.Sum(window.PlaysByYear);
        released.Add(AttributeSource.Spotify, known);
        released.Add(AttributeSource.None, window.Plays - known);
        imprecise.Add(AttributeSource.Spotify, window.ImprecisePlays);
        imprecise.Add(AttributeSource.None, window.Plays - window.ImprecisePlays);
        return [.. released.Lines(), .. imprecise.Lines()];
    }
}
