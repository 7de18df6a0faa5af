using System.Buffers;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>
/// A window counted by ISO week, for everyone who may have had a phase: one pass over the plays that finds them, and another for their series where there
/// are any.
/// </summary>
internal sealed class ListenedWeeks
{
    private readonly ArtistData _data;
    private readonly PeriodRuns _runs;
    private readonly PhaseCandidates _artists;
    private readonly PhaseCandidates _genres;
    private readonly double[] _genrePlays;

    public ListenedWeeks(ArtistData data)
    {
        _data = data;
        FirstDays = Split(data.Slice.Window);
        _runs = new PeriodRuns(data.Slice, FirstDays);
        Plays = AllPlays(data.Slice, FirstDays);
        Total = Plays.Sum();
        var genres = data.History.Attributes.GenreNames.Length;
        _artists = new PhaseCandidates(data.Total.Size, Plays);
        _genres = new PhaseCandidates(genres, Plays);
        _genrePlays = new double[genres * Plays.Length];
        Count();
    }

    /// <summary>The first day of each week, then the day after the window; days since 1970-01-01.</summary>
    public int[] FirstDays { get; }

    /// <summary>All plays by week.</summary>
    public double[] Plays { get; }

    public double Total { get; }

    /// <summary>The artists that may have had a phase, most plays first.</summary>
    public IReadOnlyList<WeeklySeries> Artists(int most)
    {
        var (tracks, first) = (_data.Tracks, _artists.First(most));
        return [.. first.Zip(SeriesOf(first))
            .Where(series => _artists.HasBlock(series.Second))
            .Take(most)
            .Select(series => new WeeklySeries(PhaseKind.Artist, tracks.ArtistKeys[series.First], tracks.ArtistNames[series.First], series.Second))];
    }

    /// <summary>The genres that may have had a phase, most plays first.</summary>
    public IReadOnlyList<WeeklySeries> Genres(int most)
    {
        var names = _data.History.Attributes.GenreNames;
        return [.. _genres.First(most)
            .Select(genre => (Genre: genre, Weekly: _genrePlays.AsSpan(genre * Plays.Length, Plays.Length).ToArray()))
            .Where(series => _genres.HasBlock(series.Weekly))
            .Take(most)
            .Select(series => new WeeklySeries(PhaseKind.Genre, Key: null, names[series.Genre], series.Weekly))];
    }

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

    private static double[] AllPlays(ListeningSlice slice, int[] firstDays)
    {
        var plays = new double[firstDays.Length - 1];
        for (var week = 0; week < plays.Length; week++)
        {
            plays[week] = WindowTotals.Sum(slice.Totals.Days[(firstDays[week] - firstDays[0])..(firstDays[week + 1] - firstDays[0])]).Plays;
        }

        return plays;
    }

    private void Count()
    {
        using var week = new Tally(_data.Total.Size);
        for (var i = 0; i < Plays.Length; i++)
        {
            week.Clear();
            foreach (var run in _runs.Of(i))
            {
                _data.AddArtists(run, week);
            }

            foreach (var artist in week.Touched)
            {
                _artists.Add(i, artist, week.Plays[artist]);
            }

            AddGenres(i, week);
        }
    }

    private void AddGenres(int week, Tally tally)
    {
        var offsets = _data.History.Attributes.Genres.Offsets;
        var indexes = _data.History.Attributes.Genres.Indexes;
        var sums = ArrayPool<double>.Shared.Rent(_data.History.Attributes.GenreNames.Length);
        var weekly = sums.AsSpan(0, _data.History.Attributes.GenreNames.Length);
        weekly.Clear();
        foreach (var artist in tally.Touched)
        {
            var genres = indexes[offsets[artist]..offsets[artist + 1]];
            var plays = genres.IsEmpty ? 0 : (double)tally.Plays[artist] / genres.Length;
            foreach (var genre in genres)
            {
                weekly[genre] += plays;
            }
        }

        for (var genre = 0; genre < weekly.Length; genre++)
        {
            if (weekly[genre] > 0)
            {
                _genres.Add(week, genre, weekly[genre]);
                _genrePlays[(genre * Plays.Length) + week] = weekly[genre];
            }
        }

        ArrayPool<double>.Shared.Return(sums);
    }

    private double[][] SeriesOf(int[] chosen)
    {
        var series = Array.ConvertAll(chosen, _ => new double[Plays.Length]);
        if (chosen.Length == 0)
        {
            return series;
        }

        using var week = new Tally(_data.Total.Size);
        for (var i = 0; i < Plays.Length; i++)
        {
            week.Clear();
            foreach (var run in _runs.Of(i))
            {
                _data.AddArtists(run, week);
            }

            for (var place = 0; place < chosen.Length; place++)
            {
                series[place][i] = week.Plays[chosen[place]];
            }
        }

        return series;
    }
}
