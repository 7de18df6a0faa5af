using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>A window counted by period and artist: what all parts of the family work out of.</summary>
internal sealed class ArtistData : IDisposable
{
    private const double MsPerMinute = 60_000;

    public ArtistData(ListeningSlice slice, Ranking ranking)
    {
        (Slice, Ranking) = (slice, ranking);
        History = slice.View.History;
        Runs = new PeriodRuns(slice);
        IsWarmUp = WarmUp.Periods(slice);
        var first = History.FirstHeard(slice.Window.IncludeShort);
        FirstPeriod = PeriodsOf(first.Artists(ranking.Credit));
        Labels = [.. slice.Periods.Select(period => period.Label)];
        Total = new Tally(Tracks.ArtistKeys.Length);
        Tops = new TopArtist[Runs.Count][];
        Uncredited = new int[Runs.Count];
        GenreParts = GenreWeights.Parts(History.Attributes.Genres);
        GenreCoverage = new AttributeTally(AttributeNames.Genres);
        NewTracks = CountPlays(first.Tracks);
    }

    public ListeningSlice Slice { get; }

    public Ranking Ranking { get; }

    public ListeningHistory History { get; }

    public TrackCatalogue Tracks => History.Tracks;

    public PeriodRuns Runs { get; }

    public string[] Labels { get; }

    public int Count => Runs.Count;

    /// <summary>By period.</summary>
    public bool[] IsWarmUp { get; }

    /// <summary>By artist: the period of the first play in the whole history, <see cref="PeriodRuns.Before"/> the window or after it.</summary>
    public int[] FirstPeriod { get; }

    /// <summary>Plays by period and artist.</summary>
    public PeriodTable Table { get; } = new();

    /// <summary>By artist: the part of a play that each genre gets; 0 without genres.</summary>
    public double[] GenreParts { get; }

    /// <summary>By period, plays that are nobody's.</summary>
    public int[] Uncredited { get; }

    /// <summary>Plays by artist of the whole window.</summary>
    public Tally Total { get; }

    /// <summary>The top of each period, best first.</summary>
    public TopArtist[][] Tops { get; }

    public IReadOnlyList<PeriodNewcomers> NewTracks { get; }

    public AttributeTally GenreCoverage { get; }

    /// <summary>Whether anything is known of a period: it was observed in part, or has plays nevertheless.</summary>
    public bool IsKnown(int period) => Table.Plays(period) > 0 || Slice.Periods[period].Observed > 0;

    public static double Minutes(long ms) => ms / MsPerMinute;

    /// <summary>The artists to whom a play of a track is credited.</summary>
    public ReadOnlySpan<int> ArtistsOf(int track) =>
        Ranking.Credit == Credit.All ? Tracks.Credits[track]
        : Tracks.Artist[track] >= 0 ? Tracks.Artist.AsSpan(track, 1)
        : [];

    /// <summary>Counts the plays of a run by artist.</summary>
    public void AddArtists(PlayRun run, Tally artists)
    {
        var plays = History.Plays;
        if (Ranking.Credit == Credit.First)
        {
            artists.AddRows(
                plays.MsPlayed[run.From..run.To], plays.Track[run.From..run.To], plays.Flags[run.From..run.To], Slice.Window.IncludeShort, Tracks.Artist);
            return;
        }

        for (var row = run.From; row < run.To; row++)
        {
            if (PlayColumns.IsCounted(plays.MsPlayed[row], plays.Flags[row], Slice.Window.IncludeShort))
            {
                foreach (var artist in Tracks.Credits[plays.Track[row]])
                {
                    artists.Add(artist, 1, plays.MsPlayed[row]);
                }
            }
        }
    }

    public IReadOnlyList<ArtistPeriod> Periods() =>
    [
        .. Slice.Periods.Select((period, i) => new ArtistPeriod(
            period, IsWarmUp[i], IsKnown(i) ? Table.Plays(i) : null, IsKnown(i) ? Minutes(Table.Ms(i)) : null)),
    ];

    public void Dispose()
    {
        Table.Dispose();
        Total.Dispose();
    }

    private List<PeriodNewcomers> CountPlays(ReadOnlySpan<int> firstRows)
    {
        var firstPeriod = PeriodsOf(firstRows);
        var newTracks = new List<PeriodNewcomers>(Runs.Count);
        using var tallies = new PeriodTallies(Slice, Runs, Ranking.Credit, artistsOnly: true);
        using var newcomers = new Tally(Tracks.Count);
        while (tallies.MoveNext())
        {
            Table.Add(tallies.Artists, tallies.Plays, tallies.Ms);
            Total.Add(tallies.Artists);
            Tops[tallies.Period] = Array.ConvertAll(
                Ranking.Best(tallies.Artists, Tracks.ArtistKeys), artist => new TopArtist(artist, tallies.Artists.Plays[artist], tallies.Artists.Ms[artist]));
            CoverGenres(tallies);
            newcomers.Clear();
            foreach (var run in Runs.Of(tallies.Period))
            {
                CountNew(run, firstPeriod, newcomers);
            }

            newTracks.Add(NewcomerCalculator.Of(this, tallies.Period, newcomers, Tracks.Keys, Tracks.Names));
        }

        return newTracks;
    }

    // Tracks are counted only where they are new: most plays are of none that is.
    private void CountNew(PlayRun run, int[] firstPeriod, Tally newcomers)
    {
        var plays = History.Plays;
        var tracks = plays.Track[run.From..run.To];
        var includeShort = Slice.Window.IncludeShort;
        for (var i = 0; i < tracks.Length; i++)
        {
            if (firstPeriod[tracks[i]] == run.Period && PlayColumns.IsCounted(plays.MsPlayed[run.From + i], plays.Flags[run.From + i], includeShort))
            {
                newcomers.Add(tracks[i], 1, plays.MsPlayed[run.From + i]);
            }
        }
    }

    private void CoverGenres(PeriodTallies tallies)
    {
        var sources = History.Attributes.ArtistGenresSource;
        foreach (var artist in tallies.Artists.Touched)
        {
            GenreCoverage.Add(sources[artist], tallies.Artists.Plays[artist]);
        }

        // Nobody's plays have no genre either.
        Uncredited[tallies.Period] = tallies.Uncredited;
        GenreCoverage.Add(AttributeSource.None, tallies.Uncredited);
    }

    private int[] PeriodsOf(ReadOnlySpan<int> rows)
    {
        var periods = new int[rows.Length];
        for (var i = 0; i < periods.Length; i++)
        {
            periods[i] = Runs.PeriodOf(rows[i]);
        }

        return periods;
    }
}
