using System.Buffers;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.ReleaseYears;

/// <summary>
/// Counts a window's plays by release year, period after period, in one pass: <see cref="MoveNext"/>, then read <see cref="Period"/>. The date of a play is
/// worked out once a day.
/// </summary>
internal sealed class ReleaseCounter : IDisposable
{
    private readonly ListeningHistory _history;
    private readonly bool _includeShort;
    private readonly YearScale _years;
    private readonly PlayRun[] _runs;
    private readonly int _count;

    // By track the last period (from 1) in which it was heard, and heard as a new release; 0 for none.
    private readonly int[] _heard;
    private readonly int[] _heardNew;
    private int _index = -1;
    private int _nextRun;

    public ReleaseCounter(ListeningSlice slice, YearScale years)
    {
        (_history, _includeShort, _years) = (slice.View.History, slice.Window.IncludeShort, years);
        var runs = new PeriodRuns(slice);
        (_runs, _count) = ([.. runs.Runs.OrderBy(run => run.Period)], runs.Count);
        (Period, Window) = (new(years.Years.Length), new(years.Years.Length));
        var tracks = _history.Tracks.Count;
        _heard = ArrayPool<int>.Shared.Rent(tracks);
        _heardNew = ArrayPool<int>.Shared.Rent(tracks);
        _heard.AsSpan(0, tracks).Clear();
        _heardNew.AsSpan(0, tracks).Clear();
    }

    /// <summary>The current period.</summary>
    public ReleaseCounts Period { get; }

    /// <summary>All periods up to the current one.</summary>
    public ReleaseCounts Window { get; }

    /// <summary>Goes to the next period; false after the last.</summary>
    public bool MoveNext()
    {
        if (++_index >= _count)
        {
            return false;
        }

        Period.Clear();
        for (; _nextRun < _runs.Length && _runs[_nextRun].Period == _index; _nextRun++)
        {
            Count(_runs[_nextRun]);
        }

        Window.AddPlays(Period);
        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_heard);
        ArrayPool<int>.Shared.Return(_heardNew);
    }

    private void Count(PlayRun run)
    {
        var starts = _history.Plays.StartedAt[run.From..run.To];
        var played = _history.Plays.MsPlayed[run.From..run.To];
        var tracks = _history.Plays.Track[run.From..run.To];
        var flags = _history.Plays.Flags[run.From..run.To];
        var (released, precisions) = (_history.Tracks.Attributes.ReleaseDay, _history.Tracks.Attributes.ReleasePrecision);
        var places = _years.Places;
        var playsByYear = Period.PlaysByYear;
        var (plays, imprecise, newPlays, ageDays) = (0, 0, 0, 0L);
        var calendar = new RunDays(run);
        for (var i = 0; i < starts.Length && i < played.Length && i < tracks.Length && i < flags.Length; i++)
        {
            if (!PlayColumns.IsCounted(played[i], flags[i], _includeShort))
            {
                continue;
            }

            var (track, day) = (tracks[i], calendar.DayOf(starts[i]));
            var place = places[track];
            plays++;
            if (_heard[track] <= _index)
            {
                Meet(track, place);
            }

            if (place >= 0)
            {
                playsByYear[place]++;
                imprecise += precisions[track] > DatePrecision.Day ? 1 : 0;
                ageDays += Math.Max(0, day - released[track]);
                if (ReleaseAge.IsNew(day, released[track]))
                {
                    newPlays++;
                    MeetNew(track);
                }
            }
        }

        (Period.Plays, Period.ImprecisePlays) = (Period.Plays + plays, Period.ImprecisePlays + imprecise);
        (Period.NewPlays, Period.AgeDays) = (Period.NewPlays + newPlays, Period.AgeDays + ageDays);
    }

    /// <summary>The first play of a track in this period.</summary>
    private void Meet(int track, int place)
    {
        var isFirstEver = _heard[track] == 0;
        _heard[track] = _index + 1;
        Period.Tracks++;
        Window.Tracks += isFirstEver ? 1 : 0;
        if (place >= 0)
        {
            Period.TracksByYear[place]++;
            Window.TracksByYear[place] += isFirstEver ? 1 : 0;
        }
    }

    private void MeetNew(int track)
    {
        Period.NewTracks += _heardNew[track] <= _index ? 1 : 0;
        Window.NewTracks += _heardNew[track] == 0 ? 1 : 0;
        _heardNew[track] = _index + 1;
    }
}
