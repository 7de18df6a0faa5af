using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>A window with its plays.</summary>
internal sealed class WindowSide : IDisposable
{
    private readonly PeriodRuns _runs;

    public WindowSide(ListeningSlice slice, Credit credit)
    {
        Slice = slice;
        var (from, to) = (LocalDay.From(slice.Window.From), LocalDay.From(slice.Window.To));
        _runs = new PeriodRuns(slice, from == to ? [from] : [from, to]);
        Plays = ComparedPlays.OfWindow(slice, _runs, credit);
    }

    public ListeningSlice Slice { get; }

    public ListeningHistory History => Slice.View.History;

    public ComparedPlays Plays { get; }

    public Basis Basis()
    {
        var (genres, sources) = (new AttributeTally(AttributeNames.Genres), History.Attributes.ArtistGenresSource);
        foreach (var artist in Plays.Artists.Touched)
        {
            genres.Add(sources[artist], Plays.Artists.Plays[artist]);
        }

        // Nobody's plays have no genre either.
        genres.Add(AttributeSource.None, Plays.Uncredited);
        return BasisCalculator.Calculate(Slice, [.. genres.Lines()]);
    }

    public ComparedWindow Described()
    {
        var (window, today) = (Slice.Window, Slice.Now.InZone(Slice.Window.Zone).Date);
        return new(
            window.From,
            window.To,
            WindowLabel.Of(window.From, window.To, today),
            Plays.IsKnown ? Plays.Plays : null,
            Plays.IsKnown ? PlayTotals.MinutesOf(Plays.Ms) : null,
            BasisCalculator.ObservedShare(Slice));
    }

    public DiscoveryLoyalty Discovery(Credit credit) => DiscoveryComparisonCalculator.Of(Slice, _runs, Plays, credit);

    public void Dispose() => Plays.Dispose();
}
