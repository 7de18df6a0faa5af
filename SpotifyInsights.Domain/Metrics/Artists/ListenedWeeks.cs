using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>A window counted by ISO week, for everyone who may have had a phase.</summary>
internal sealed class ListenedWeeks : IDisposable
{
    private readonly ArtistData _data;
    private readonly PeriodTable _table = new();

    public ListenedWeeks(ArtistData data)
    {
        _data = data;
        FirstDays = Split(data.Slice.Window);
        using var tallies = new PeriodTallies(data.Slice, new PeriodRuns(data.Slice, FirstDays), data.Ranking.Credit, artistsOnly: true);
        while (tallies.MoveNext())
        {
            _table.Add(tallies.Artists, tallies.Plays, tallies.Ms);
        }

        Plays = [.. Enumerable.Range(0, _table.Count).Select(week => (double)_table.Plays(week))];
        Total = Plays.Sum();
    }

    /// <summary>The first day of each week, then the day after the window; days since 1970-01-01.</summary>
    public int[] FirstDays { get; }

    /// <summary>All plays by week.</summary>
    public double[] Plays { get; }

    public double Total { get; }

    /// <summary>The artists that may have had a phase, most plays first.</summary>
    public IEnumerable<WeeklySeries> Artists(int most)
    {
        var tracks = _data.Tracks;
        return new PhaseCandidates(tracks.ArtistKeys.Length, Plays, Visit).Series(most)
            .Select(series => new WeeklySeries(PhaseKind.Artist, tracks.ArtistKeys[series.Index], tracks.ArtistNames[series.Index], series.Plays));
    }

    /// <summary>The genres that may have had a phase, most plays first.</summary>
    public IEnumerable<WeeklySeries> Genres(int most)
    {
        var known = _data.History.Attributes;
        var weights = new double[known.GenreNames.Length];
        return new PhaseCandidates(weights.Length, Plays, VisitGenres).Series(most)
            .Select(series => new WeeklySeries(PhaseKind.Genre, Key: null, known.GenreNames[series.Index], series.Plays));

        void VisitGenres(int week, Action<int, double> visit)
        {
            Visit(week, (artist, plays) =>
            {
                var genres = known.GenresOf(artist);
                foreach (var genre in genres)
                {
                    weights[genre] += plays / genres.Length;
                }
            });
            for (var genre = 0; genre < weights.Length; genre++)
            {
                if (weights[genre] > 0)
                {
                    visit(genre, weights[genre]);
                    weights[genre] = 0;
                }
            }
        }
    }

    public void Dispose() => _table.Dispose();

    private static int[] Split(ListeningWindow window)
    {
        var (first, end) = (LocalDay.From(window.From), LocalDay.From(window.To));
        var days = new List<int>();
        for (var day = first; day < end; day += LocalDay.DaysPerWeek - (int)LocalDay.WeekdayOf(day))
        {
            days.Add(day);
        }

        return [.. days, end];
    }

    private void Visit(int week, Action<int, double> visit)
    {
        var artists = _table.Indexes(week);
        var plays = _table.PlaysOf(week);
        for (var i = 0; i < artists.Length; i++)
        {
            visit(artists[i], plays[i]);
        }
    }
}
