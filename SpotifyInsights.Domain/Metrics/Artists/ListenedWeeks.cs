using System.Buffers;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>
/// A window counted by ISO week, for everyone who may have had a phase: one pass over the plays that finds them, and another for their series where there
/// are any.
/// </summary>
internal sealed class ListenedWeeks : IDisposable
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
        _genrePlays = ArrayPool<double>.Shared.Rent(genres * Plays.Length);
        _genrePlays.AsSpan(0, genres * Plays.Length).Clear();
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
        var plays = ArrayPool<double>.Shared.Rent(first.Length * Plays.Length);
        FillArtists(first, plays);
        var series = Series(_artists, first, place => plays.AsSpan(place * Plays.Length, Plays.Length), most)
            .Select(found => new WeeklySeries(PhaseKind.Artist, tracks.ArtistKeys[found.Index], tracks.ArtistNames[found.Index], found.Plays))
            .ToList();
        ArrayPool<double>.Shared.Return(plays);
        return series;
    }

    /// <summary>The genres that may have had a phase, most plays first.</summary>
    public IReadOnlyList<WeeklySeries> Genres(int most)
    {
        var (names, first) = (_data.History.Attributes.GenreNames, _genres.First(most));
        return [.. Series(_genres, first, place => _genrePlays.AsSpan(first[place] * Plays.Length, Plays.Length), most)
            .Select(found => new WeeklySeries(PhaseKind.Genre, Key: null, names[found.Index], found.Plays))];
    }

    public void Dispose() => ArrayPool<double>.Shared.Return(_genrePlays);

    private static List<(int Index, double[] Plays)> Series(PhaseCandidates candidates, int[] first, Func<int, Span<double>> playsOf, int most)
    {
        var series = new List<(int Index, double[] Plays)>();
        for (var place = 0; place < first.Length && series.Count < most; place++)
        {
            if (candidates.HasStretch(playsOf(place)))
            {
                series.Add((first[place], playsOf(place).ToArray()));
            }
        }

        return series;
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

            _artists.Add(i, week);
            AddGenres(i, week);
        }
    }

    private void AddGenres(int week, Tally tally)
    {
        var offsets = _data.History.Attributes.Genres.Offsets;
        var indexes = _data.History.Attributes.Genres.Indexes;
        var parts = _data.GenreParts;
        var sums = ArrayPool<double>.Shared.Rent(_data.History.Attributes.GenreNames.Length);
        var weekly = sums.AsSpan(0, _data.History.Attributes.GenreNames.Length);
        weekly.Clear();
        var plays = tally.Plays;
        foreach (var artist in tally.Touched)
        {
            var (from, to) = (offsets[artist], offsets[artist + 1]);
            var part = plays[artist] * parts[artist];
            for (var i = from; i < to; i++)
            {
                weekly[indexes[i]] += part;
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

    /// <summary>Plays by place among the chosen artists, then week.</summary>
    private void FillArtists(int[] chosen, double[] plays)
    {
        if (chosen.Length == 0)
        {
            return;
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
                plays[(place * Plays.Length) + i] = week.Plays[chosen[place]];
            }
        }
    }
}
