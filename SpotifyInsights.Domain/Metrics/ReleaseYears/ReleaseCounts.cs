namespace SpotifyInsights.Domain.Metrics.ReleaseYears;

/// <summary>What plays of some stretch of time say of release dates, counted.</summary>
internal sealed class ReleaseCounts(int years)
{
    private readonly int[] _playsByYear = new int[years];
    private readonly int[] _tracksByYear = new int[years];

    /// <summary>All plays, of known date or not.</summary>
    public int Plays { get; set; }

    /// <summary>All different tracks, of known date or not.</summary>
    public int Tracks { get; set; }

    /// <summary>Plays whose date is known to the month or year only.</summary>
    public int ImprecisePlays { get; set; }

    /// <summary>Plays of known date that were of new releases.</summary>
    public int NewPlays { get; set; }

    /// <summary>Different tracks that were new at one play at least.</summary>
    public int NewTracks { get; set; }

    /// <summary>Days between release and play, all plays together.</summary>
    public long AgeDays { get; set; }

    /// <summary>Plays of known date by place of the year.</summary>
    public Span<int> PlaysByYear => _playsByYear;

    /// <summary>Different tracks of known date by place of the year.</summary>
    public Span<int> TracksByYear => _tracksByYear;

    /// <summary>Adds the plays of a part; its tracks may be others' too and are not added.</summary>
    public void AddPlays(ReleaseCounts part)
    {
        (Plays, ImprecisePlays) = (Plays + part.Plays, ImprecisePlays + part.ImprecisePlays);
        (NewPlays, AgeDays) = (NewPlays + part.NewPlays, AgeDays + part.AgeDays);
        for (var place = 0; place < _playsByYear.Length; place++)
        {
            _playsByYear[place] += part._playsByYear[place];
        }
    }

    public void Clear()
    {
        (Plays, Tracks, ImprecisePlays) = (0, 0, 0);
        (NewPlays, NewTracks, AgeDays) = (0, 0, 0);
        PlaysByYear.Clear();
        TracksByYear.Clear();
    }
}
