using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>Calculates the artist family: two passes over the window's plays (its periods, its weeks), everything else from what they counted.</summary>
public static class ArtistCalculator
{
    /// <summary>Calculates the metrics of a window of a history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="window">The window.</param>
    /// <param name="now">The instant of asking.</param>
    /// <param name="ranking">How artists are ranked; null for the default.</param>
    public static ArtistMetrics Calculate(ListeningHistory history, ListeningWindow window, Instant now, Ranking? ranking = null)
    {
        ArgumentNullException.ThrowIfNull(window);
        return Calculate(new ListeningSlice(new ListeningView(history, window.Zone), window, now), ranking ?? Ranking.Default);
    }

    /// <summary>Calculates the metrics of a slice.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="ranking">How artists are ranked.</param>
    public static ArtistMetrics Calculate(ListeningSlice slice, Ranking ranking)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(ranking);
        using var data = new ArtistData(slice, ranking);
        var newArtists = NewcomerCalculator.OfArtists(data);
        var newTracks = data.NewTracks;
        var (loyalty, loyaltyScore) = LoyaltyCalculator.Calculate(data);
        var metrics = new ArtistMetrics
        {
            Basis = BasisCalculator.Calculate(slice, [.. data.GenreCoverage.Lines()]),
            Periods = data.Periods(),
            Ranking = RankingCalculator.Calculate(data),
            Race = RaceCalculator.Calculate(data),
            Migration = MigrationCalculator.Calculate(data),
            ChangeRate = ChangeCalculator.Calculate(data),
            NewArtists = newArtists,
            NewTracks = newTracks,
            AverageNewArtists = NewcomerCalculator.Average(data, newArtists),
            AverageNewTracks = NewcomerCalculator.Average(data, newTracks),
            Loyalty = loyalty,
            LoyaltyScore = loyaltyScore,
            Retention = RetentionCalculator.Calculate(data, newArtists),
            Diversity = DiversityCalculator.Calculate(data),
            GenreDrift = GenreDriftCalculator.Calculate(data),
            Phases = PhaseCalculator.Calculate(data),
            Forgotten = ForgottenCalculator.Calculate(data),
            Insights = [],
        };
        return metrics with { Insights = ArtistInsights.Of(metrics) };
    }
}
