using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Popularity;

/// <summary>Calculates how well known somebody's music is.</summary>
public static class PopularityCalculator
{
    /// <summary>Calculates; reads every play of the window twice at most.</summary>
    /// <param name="slice">The window.</param>
    /// <param name="ranking">Which artists are the top ones.</param>
    public static PopularityMetrics Calculate(ListeningSlice slice, Ranking ranking)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(ranking);
        var history = slice.View.History;
        using var tallies = new PeriodTallies(slice, new PeriodRuns(slice), ranking.Credit);
        using var tracks = new Tally(history.Tracks.Count);
        using var artists = new Tally(history.Tracks.ArtistKeys.Length);
        var periods = Periods(slice, tallies, ranking, tracks, artists);
        var plays = slice.Totals.All.Plays;
        var basis = BasisCalculator.Calculate(slice, PopularityCoverage.Of(plays, tracks, artists, history, ranking.Credit));
        var counts = new PopularityCounts(plays, tracks, artists, history);
        var best = ranking.Best(artists, history.Tracks.ArtistKeys);
        var metrics = new PopularityMetrics
        {
            Basis = basis,
            HitThreshold = PopularityScale.Hit,
            NicheFollowers = PopularityScale.NicheFollowers,
            ReferenceAsOf = history.Reference?.AsOf,
            Overall = counts.Levels(TopArtistCalculator.NicheShare(best, history.Tracks.ArtistAttributes.Followers)),
            Distribution = counts.Distribution(),
            Periods = periods,
            TopArtists = TopArtistCalculator.Calculate(artists, best, history),
            Change = PopularityChangeCalculator.Calculate(slice, basis),
            Insights = [],
        };
        return metrics with { Insights = PopularityInsights.Of(metrics) };
    }

    /// <summary>The periods; counts the whole window on the way.</summary>
    private static PeriodPopularity[] Periods(ListeningSlice slice, PeriodTallies tallies, Ranking ranking, Tally tracks, Tally artists)
    {
        var history = slice.View.History;
        var (keys, followers) = (history.Tracks.ArtistKeys, history.Tracks.ArtistAttributes.Followers);
        var periods = new PeriodPopularity[slice.Periods.Count];
        while (tallies.MoveNext())
        {
            var period = slice.Periods[tallies.Period];
            var niche = TopArtistCalculator.NicheShare(ranking.Best(tallies.Artists, keys), followers);
            var levels = new PopularityCounts(tallies.Plays, tallies.Tracks, tallies.Artists, history).Levels(niche);
            periods[tallies.Period] = new(period, period.Known(tallies.Plays), levels);
            tracks.Add(tallies.Tracks);
            artists.Add(tallies.Artists);
        }

        return periods;
    }
}
