using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>Calculates what kind of tracks somebody plays and how far they are heard.</summary>
public static class ContentCalculator
{
    /// <summary>Calculates; reads every play of the window twice at most.</summary>
    /// <param name="slice">The window.</param>
    public static ContentMetrics Calculate(ListeningSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var tracks = new RankedTracks(slice.View.History.Tracks);
        using var counter = new ContentCounter(slice, tracks);
        using var levels = new LevelCalculator(tracks);
        using var window = new Tally(tracks.Count);
        var (completion, spoken) = (default(CompletionCounts), default(SpokenCounts));
        var periods = new PeriodContent[slice.Periods.Count];
        for (var i = 0; counter.MoveNext(); i++)
        {
            periods[i] = OfPeriod(slice.Periods[i], counter, levels);
            window.Add(counter.ByRank);
            completion.Add(counter.Completion);
            spoken.Add(counter.Spoken);
        }

        var (byPlays, byTracks) = levels.Calculate(window, out var plays);
        var basis = BasisCalculator.Calculate(slice, Coverage(plays));
        var (explicitChange, albumChange, durationChange) = ContentChangeCalculator.Calculate(slice, basis);
        var metrics = new ContentMetrics
        {
            Basis = basis,
            ByPlays = byPlays,
            ByTracks = byTracks,
            DurationBins = DurationScale.All(),
            Completion = completion.Levels(),
            SpokenWord = spoken.Spoken(),
            Periods = periods,
            ExplicitChange = explicitChange,
            AlbumChange = albumChange,
            DurationChange = durationChange,
            Persona = null,
            Insights = [],
        };
        metrics = metrics with { Persona = ContentPersona.Of(metrics) };
        return metrics with { Insights = ContentInsights.Of(metrics) };
    }

    private static PeriodContent OfPeriod(Period period, ContentCounter counter, LevelCalculator levels)
    {
        var (byPlays, byTracks) = levels.Calculate(counter.ByRank, out var counted);
        var plays = period.Known(counted.Count);
        return new(
            period,
            plays,
            plays is null ? null : byPlays,
            plays is null ? null : byTracks,
            counter.Completion.Levels(),
            counter.Spoken.Spoken());
    }

    private static AttributeCoverage[] Coverage(LevelCounts plays) =>
    [
        .. Lines(AttributeNames.Explicit, plays.KnownExplicit, plays.Count),
        .. Lines(AttributeNames.AlbumType, plays.KnownAlbumTypes, plays.Count),
        .. Lines(AttributeNames.Duration, plays.KnownDurations, plays.Count),
    ];

    private static IEnumerable<AttributeCoverage> Lines(string attribute, int known, int all)
    {
        var tally = new AttributeTally(attribute);
        tally.Add(AttributeSource.Spotify, known);
        tally.Add(AttributeSource.None, all - known);
        return tally.Lines();
    }
}
