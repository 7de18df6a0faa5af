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
        All = counter.Count(Tracks, Artists, Periods.Sum(period => period.Plays), Ages.All, firstPeriod: 0);
        Attributes = counter.Coverage(Tracks, Artists, All.Plays);
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

    /// <summary>The same of everything that was ever heard up to now.</summary>
    public DiscoveryData? OfAllHistory()
    {
        var all = ListeningWindow.Resolve(
            History.Plays, Slice.Window.Zone, Slice.Now, granularity: Granularity.Year, includeShort: Slice.Window.IncludeShort);
        return Slice.Window.From <= all.From && Slice.Window.To >= all.To ? null : new DiscoveryData(new ListeningSlice(Slice.View, all, Slice.Now), Ranking);
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
            Periods[tallies.Period] = counter.Count(tallies.Tracks, tallies.Artists, tallies.Plays, Ages.Periods[tallies.Period], tallies.Period);
            Artists.Add(tallies.Artists);
            Tracks.Add(tallies.Tracks);
        }
    }
}
