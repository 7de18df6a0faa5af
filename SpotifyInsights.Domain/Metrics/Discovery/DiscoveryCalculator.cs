using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>Calculates the discovery family: one pass over the window's plays for counts, one for ages; over the whole history too where the window is not all of it.</summary>
public static class DiscoveryCalculator
{
    /// <summary>Calculates the metrics of a window of a history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="window">The window.</param>
    /// <param name="now">The instant of asking.</param>
    /// <param name="ranking">Whose play a play is; null for the default.</param>
    public static DiscoveryMetrics Calculate(ListeningHistory history, ListeningWindow window, Instant now, Ranking? ranking = null)
    {
        ArgumentNullException.ThrowIfNull(window);
        return Calculate(new ListeningSlice(new ListeningView(history, window.Zone), window, now), ranking ?? Ranking.Default);
    }

    /// <summary>Calculates the metrics of a slice.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="ranking">Whose play a play is.</param>
    public static DiscoveryMetrics Calculate(ListeningSlice slice, Ranking ranking)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(ranking);
        using var data = new DiscoveryData(slice, ranking);
        var of = data.All.MainstreamOf;
        var all = data.All.Measures(of);
        var metrics = new DiscoveryMetrics
        {
            Basis = BasisCalculator.Calculate(slice, [.. data.Attributes.SelectMany(attribute => attribute.Lines())]),
            ArtistDiversity = all.ArtistDiversity,
            ArtistDiversity50 = all.ArtistDiversity50,
            UniqueArtists = all.UniqueArtists,
            UniqueTracks = all.UniqueTracks,
            UniqueGenres = all.UniqueGenres,
            GenreDiversity = all.GenreDiversity,
            MainstreamScore = all.MainstreamScore,
            NewReleaseRatio = all.NewReleaseRatio,
            NewReleaseRatioByTracks = all.NewReleaseRatioByTracks,
            CurrentYearShare = all.CurrentYearShare,
            RepeatRate = all.RepeatRate,
            Concentration = all.Concentration,
            MainstreamOf = of,
            Profile = ProfileCalculator.Calculate(data, of),
            ArtistScatter = ScatterCalculator.Calculate(data),
            NewVersusFamiliar = data.All.NewVersusFamiliar(data.IsWarmUp),
            Series = Series(data, of),
            SecondListens = SecondListenCalculator.Calculate(data),
            Persona = null,
            Insights = [],
        };
        metrics = metrics with { Persona = DiscoveryPersona.Of(metrics) };
        return metrics with { Insights = DiscoveryInsights.Of(metrics) };
    }

    private static DiscoveryPeriod[] Series(DiscoveryData data, MainstreamOf? of)
    {
        var warmUp = WarmUp.Periods(data.Slice);
        return [.. data.Slice.Periods.Zip(data.Periods, warmUp).Select(period => period.Second.Plays == 0 && period.First.Observed == 0
            ? new DiscoveryPeriod(period.First, Plays: null, Measures: null, NewVersusFamiliar: null)
            : new(period.First, period.Second.Plays, period.Second.Measures(of), period.Second.NewVersusFamiliar(period.Third)))];
    }
}
