using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Calculates the comparison family: one pass over each window's plays and one over the whole history, everything else from what they counted.</summary>
public static class ComparisonCalculator
{
    /// <summary>Compares two windows of a history, and the first of them with all of it.</summary>
    /// <param name="history">The history.</param>
    /// <param name="a">The recent window; zone and counting of plays are its own.</param>
    /// <param name="b">The other window; null for as many days six months before.</param>
    /// <param name="now">The instant of asking.</param>
    /// <param name="ranking">How tracks and artists are ranked; null for the default.</param>
    /// <param name="snapshots">Snapshots to compare; null for none.</param>
    public static ComparisonMetrics Calculate(
        ListeningHistory history, ListeningWindow a, ListeningWindow? b, Instant now, Ranking? ranking = null, ComparedSnapshots? snapshots = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        var view = new ListeningView(history, a.Zone);
        var (from, to) = ComparisonWindows.Before(a.From, a.To);
        var other = b ?? new ListeningWindow(from, to, a.Zone, a.Granularity, a.IncludeShort);
        return Calculate(new ListeningSlice(view, a, now), new ListeningSlice(view, other, now), ranking ?? Ranking.Default, snapshots ?? ComparedSnapshots.None);
    }

    /// <summary>Compares two slices of one history.</summary>
    /// <param name="a">The recent window.</param>
    /// <param name="b">The other window.</param>
    /// <param name="ranking">How tracks and artists are ranked.</param>
    /// <param name="snapshots">Snapshots to compare.</param>
    public static ComparisonMetrics Calculate(ListeningSlice a, ListeningSlice b, Ranking ranking, ComparedSnapshots snapshots)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(snapshots);
        using var sideA = new WindowSide(a, ranking.Credit);
        using var sideB = new WindowSide(b, ranking.Credit);
        using var sides = new ListedSides(a.View.History, a.Window.IncludeShort, ranking.Credit, snapshots);
        var metrics = new ComparisonMetrics
        {
            Basis = sideA.Basis(),
            BasisB = sideB.Basis(),
            Windows = Windows(sideA, sideB, ranking),
            AllTime = AllTime(sideA, ranking),
            Ranges = snapshots.Ranges is { } lists ? ListComparisonCalculator.OfRanges(lists, sides, a.View.History, ranking.Top) : [],
            Snapshots = snapshots is { A: { } recent, B: { } former }
                ? ListComparisonCalculator.OfSnapshots(recent, former, sides, a.View.History, ranking.Top)
                : [],
            Persona = null,
            Insights = [],
        };
        metrics = metrics with { Persona = ComparisonPersona.Of(metrics) };
        return metrics with { Insights = ComparisonInsights.Of(metrics) };
    }

    private static WindowComparison Windows(WindowSide a, WindowSide b, Ranking ranking)
    {
        var catalogue = a.History.Tracks;
        return new(
            a.Described(),
            b.Described(),
            new PlayedItems(ComparedKind.Tracks(catalogue), ranking).Compare(a.Plays, b.Plays),
            new PlayedItems(ComparedKind.Artists(catalogue), ranking).Compare(a.Plays, b.Plays),
            GenreComparisonCalculator.Calculate(a.History.Attributes, a.Plays, b.Plays, ranking.Top),
            DiscoveryComparisonCalculator.Calculate(a.Discovery(ranking.Credit), b.Discovery(ranking.Credit)));
    }

    private static AllTimeComparison AllTime(WindowSide a, Ranking ranking)
    {
        var (history, window) = (a.History, a.Slice.Window);
        var (tracks, artists) = (ComparedKind.Tracks(history.Tracks), ComparedKind.Artists(history.Tracks));
        using var everything = ComparedPlays.OfEverything(history, window.IncludeShort, ranking.Credit);
        return new(
            ListeningWindow.FirstDate(history.Plays, window.Zone, window.IncludeShort),
            everything.Plays,
            PlayTotals.MinutesOf(everything.Ms),
            new PlayedItems(tracks, ranking).Compare(a.Plays, everything),
            new PlayedItems(artists, ranking).Compare(a.Plays, everything),
            RotationCalculator.Calculate(tracks, ranking, a.Plays, everything),
            RotationCalculator.Calculate(artists, ranking, a.Plays, everything));
    }
}
