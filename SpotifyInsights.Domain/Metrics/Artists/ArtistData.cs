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
        Tops = new int[Runs.Count][];
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

    /// <summary>Plays by artist of the whole window.</summary>
    public Tally Total { get; }

    /// <summary>The artists of each period's top, best first.</summary>
    public int[][] Tops { get; }

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
        var newTracks = new List<PeriodNewcomers>(Runs.Count);
        using var tallies = new PeriodTallies(Slice, Runs, Ranking.Credit);
        using var newcomers = new Tally(Tracks.Count);
        while (tallies.MoveNext())
        {
            Table.Add(tallies.Artists, tallies.Plays, tallies.Ms);
            Total.Add(tallies.Artists);
            Tops[tallies.Period] = Ranking.Best(tallies.Artists, Tracks.ArtistKeys);
            CoverGenres(tallies);
            newcomers.Clear();
            foreach (var track in tallies.Tracks.Touched)
            {
                // Whoever has a play in this period and had none before has his first play in it.
                if (Runs.PeriodOf(firstRows[track]) == tallies.Period)
                {
                    newcomers.Add(track, tallies.Tracks.Plays[track], tallies.Tracks.Ms[track]);
                }
            }

            newTracks.Add(NewcomerCalculator.Of(this, tallies.Period, newcomers, Tracks.Keys, Tracks.Names));
        }

        return newTracks;
    }

    private void CoverGenres(PeriodTallies tallies)
    {
        var (sources, credited) = (History.Attributes.ArtistGenresSource, 0);
        foreach (var artist in tallies.Artists.Touched)
        {
            GenreCoverage.Add(sources[artist], tallies.Artists.Plays[artist]);
            credited += tallies.Artists.Plays[artist];
        }

        // Plays of nobody known have no genre either.
        GenreCoverage.Add(AttributeSource.None, Math.Max(0, tallies.Plays - credited));
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
