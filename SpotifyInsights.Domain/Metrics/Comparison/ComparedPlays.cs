using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>The plays of one side by track and artist.</summary>
internal sealed class ComparedPlays : IDisposable
{
    private readonly ListeningHistory _history;
    private readonly bool _includeShort;
    private readonly Tally _byTrack;

    private ComparedPlays(ListeningHistory history, bool includeShort)
    {
        (_history, _includeShort) = (history, includeShort);
        _byTrack = new Tally(history.Tracks.Count);
        Tracks = new Tally(history.Tracks.Count);
        Artists = new Tally(history.Tracks.ArtistKeys.Length);
    }

    /// <summary>Tracks of one recording count as one: under the track that stands for it.</summary>
    public Tally Tracks { get; }

    public Tally Artists { get; }

    public int Plays { get; private set; }

    public long Ms { get; private set; }

    /// <summary>Plays that are nobody's.</summary>
    public int Uncredited { get; private set; }

    /// <summary>Plays that are some artist's; with `credit=all` all of theirs.</summary>
    public long Credits { get; private set; }

    /// <summary>Whether anything is known: something was observed, or plays are known nevertheless.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Of a window.</summary>
    public static ComparedPlays OfWindow(ListeningSlice slice, PeriodRuns runs, Credit credit)
    {
        var plays = new ComparedPlays(slice.View.History, slice.Window.IncludeShort);
        foreach (var run in runs.Runs)
        {
            plays.Add(run.From, run.To);
        }

        return plays.Finish(credit, slice.Days.ObservedMs(0, slice.Days.Count) > 0);
    }

    /// <summary>Of everything that is known.</summary>
    public static ComparedPlays OfEverything(ListeningHistory history, bool includeShort, Credit credit)
    {
        var plays = new ComparedPlays(history, includeShort);
        plays.Add(0, history.Plays.Count);
        return plays.Finish(credit, isObserved: true);
    }

    /// <summary>Of the stretch of time from one instant to another.</summary>
    public static ComparedPlays OfStretch(ListeningHistory history, InstantRange stretch, bool includeShort, Credit credit)
    {
        var plays = new ComparedPlays(history, includeShort);
        plays.Add(history.Plays.FirstAtOrAfter(stretch.From.ToUnixTimeMilliseconds()), history.Plays.FirstAtOrAfter(stretch.To.ToUnixTimeMilliseconds()));
        return plays.Finish(credit, history.Observed.Ranges.Any(range => range.From < stretch.To && range.To > stretch.From));
    }

    public void Dispose()
    {
        _byTrack.Dispose();
        Tracks.Dispose();
        Artists.Dispose();
    }

    private void Add(int from, int to)
    {
        var columns = _history.Plays;
        var (plays, ms, _) = _byTrack.AddRows(columns.MsPlayed[from..to], columns.Track[from..to], columns.Flags[from..to], _includeShort, indexOfTrack: []);
        (Plays, Ms) = (Plays + plays, Ms + ms);
    }

    private ComparedPlays Finish(Credit credit, bool isObserved)
    {
        Uncredited = CreditedPlays.Add(_byTrack, Artists, _history.Tracks, credit);
        Tracks.Add(_byTrack, _history.Tracks.Recording);
        IsKnown = isObserved || Plays > 0;
        foreach (var artist in Artists.Touched)
        {
            Credits += Artists.Plays[artist];
        }

        return this;
    }
}
