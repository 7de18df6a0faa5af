namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>What the ages of plays come to.</summary>
internal struct AgeCounts
{
    /// <summary>Plays of tracks that were new releases.</summary>
    public int NewReleases { get; set; }

    /// <summary>Tracks that were new releases at one play at least.</summary>
    public int NewTracks { get; set; }

    /// <summary>Plays of tracks released in the year of the play.</summary>
    public int CurrentYear { get; set; }

    /// <summary>Plays outside the warm-up whose artist had been known for 90 days at most.</summary>
    public int Novel { get; set; }

    /// <summary>Plays outside the warm-up with a known artist.</summary>
    public int AfterWarmUp { get; set; }

    public void Add(AgeCounts other)
    {
        NewReleases += other.NewReleases;
        CurrentYear += other.CurrentYear;
        Novel += other.Novel;
        AfterWarmUp += other.AfterWarmUp;
    }
}
