using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>A window counted for discovery.</summary>
internal sealed class DiscoveryData : IDisposable
{
    public DiscoveryData(ListeningSlice slice, Ranking ranking)
    {
        (Slice, Ranking) = (slice, ranking);
        History = slice.View.History;
        Runs = new PeriodRuns(slice);
        Artists = new Tally(History.Tracks.ArtistKeys.Length);
        Tracks = new Tally(History.Tracks.Count);
        Ages = new PlayAges(slice, Runs);
        IsWarmUp = (WarmUp.EndOf(History.Observed)?.ToUnixTimeMilliseconds() ?? long.MaxValue) > slice.Days.StartMs(0);
        Periods = new DiscoveryCounts[Runs.Count];
        using var counter = new DiscoveryCounter(this);
        Count(counter);
        All = counter.Count(
            Tracks, Artists, (Periods.Sum(period => period.Plays), Periods.Sum(period => period.Uncredited)), Ages.All, firstPeriod: 0);
        Attributes = counter.Coverage(Tracks, Artists, All.Uncredited);
    }

    public ListeningSlice Slice { get; }

    public Ranking Ranking { get; }

    public ListeningHistory History { get; }

    public PeriodRuns Runs { get; }

    /// <summary>Plays by artist of the whole window.</summary>
    public Tally Artists { get; }

    /// <summary>Plays by track of the whole window.</summary>
    public Tally Tracks { get; }

    public PlayAges Ages { get; }

    public bool IsWarmUp { get; }

    public DiscoveryCounts[] Periods { get; }

    public DiscoveryCounts All { get; }

    public IReadOnlyList<AttributeTally> Attributes { get; }

    /// <summary>The same of everything that was ever heard; null when the window is all of it.</summary>
    public DiscoveryData? OfAllHistory()
    {
        var plays = History.Plays;
        if (plays.Count == 0)
        {
            return null;
        }

        // A day of margin on both sides: clocks that are put back can make a later play the earlier date.
        var zone = Slice.Window.Zone;
        var (from, to) = (LocalDay.ToDate(LocalDay.At(plays.StartedAt[0], zone) - 1), LocalDay.ToDate(LocalDay.At(plays.StartedAt[^1], zone) + 2));
        var first = plays.FirstAtOrAfter(Slice.Days.StartMs(0));
        var last = plays.FirstAtOrAfter(Slice.Days.StartMs(Slice.Days.Count)) - 1;
        return first == 0 && last == plays.Count - 1
            ? null
            : new DiscoveryData(new ListeningSlice(Slice.View, new(from, to, zone, Granularity.Year, Slice.Window.IncludeShort), Slice.Now), Ranking);
    }

    public void Dispose()
    {
        Artists.Dispose();
        Tracks.Dispose();
    }

    private void Count(DiscoveryCounter counter)
    {
        using var tallies = new PeriodTallies(Slice, Runs, Ranking.Credit);
        while (tallies.MoveNext())
        {
            Periods[tallies.Period] = counter.Count(
                tallies.Tracks, tallies.Artists, (tallies.Plays, tallies.Uncredited), Ages.Periods[tallies.Period], tallies.Period);
            Artists.Add(tallies.Artists);
            Tracks.Add(tallies.Tracks);
        }
    }
}
