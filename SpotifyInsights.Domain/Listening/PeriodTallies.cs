namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Counts a window's plays by track and artist, period after period: <see cref="MoveNext"/>, then read <see cref="Tracks"/> and
/// <see cref="Artists"/> of that period. One pass over the plays for a whole family.
/// </summary>
public sealed class PeriodTallies : IDisposable
{
    private readonly PlayColumns _plays;
    private readonly TrackCatalogue _tracks;
    private readonly bool _includeShort;
    private readonly Credit _credit;
    private readonly bool _artistsOnly;
    private readonly PeriodRuns _runs;

    /// <summary>Begins before the first period.</summary>
    /// <param name="slice">The window.</param>
    /// <param name="runs">Its plays by period.</param>
    /// <param name="credit">Whose play a play is.</param>
    /// <param name="artistsOnly">Leaves <see cref="Tracks"/> empty where artists can be counted without them, which is faster.</param>
    public PeriodTallies(ListeningSlice slice, PeriodRuns runs, Credit credit, bool artistsOnly = false)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(runs);
        (_plays, _tracks) = (slice.View.History.Plays, slice.View.History.Tracks);
        (_includeShort, _credit, Count) = (slice.Window.IncludeShort, credit, runs.Count);
        _artistsOnly = artistsOnly && credit == Credit.First;
        _runs = runs;
        Tracks = new Tally(_tracks.Count);
        Artists = new Tally(_tracks.ArtistKeys.Length);
    }

    /// <summary>Periods.</summary>
    public int Count { get; }

    /// <summary>The period that the tallies hold; -1 before the first.</summary>
    public int Period { get; private set; } = -1;

    /// <summary>Plays of the period, unknown artists included.</summary>
    public int Plays { get; private set; }

    /// <summary>Plays of the period that are nobody's, because no artist of their track is known.</summary>
    public int Uncredited { get; private set; }

    /// <summary>Milliseconds heard in the period.</summary>
    public long Ms { get; private set; }

    /// <summary>The period's plays by track.</summary>
    public Tally Tracks { get; }

    /// <summary>The period's plays by artist, without those of unknown artists.</summary>
    public Tally Artists { get; }

    /// <summary>Goes to the next period; false after the last.</summary>
    public bool MoveNext()
    {
        if (Period + 1 >= Count)
        {
            return false;
        }

        Period++;
        Tracks.Clear();
        Artists.Clear();
        (Plays, Ms, Uncredited) = (0, 0, 0);
        foreach (var run in _runs.Of(Period))
        {
            CountRows(run);
        }

        Uncredited += CreditedPlays.Add(Tracks, Artists, _tracks, _credit);
        return true;
    }

    /// <summary>Gives the tallies' memory back.</summary>
    public void Dispose()
    {
        Tracks.Dispose();
        Artists.Dispose();
    }

    private void CountRows(PlayRun run)
    {
        var (counter, indexes) = _artistsOnly ? (Artists, _tracks.Artist) : (Tracks, []);
        var (plays, ms, nobodys) = counter.AddRows(
            _plays.MsPlayed[run.From..run.To], _plays.Track[run.From..run.To], _plays.Flags[run.From..run.To], _includeShort, indexes);
        (Plays, Ms, Uncredited) = (Plays + plays, Ms + ms, Uncredited + nobodys);
    }
}
