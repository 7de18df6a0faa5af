using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>
/// How old tracks were when they were played, and how long their artists had been known: what depends on every single play. One pass, in which the date
/// is worked out once a day.
/// </summary>
internal sealed class PlayAges
{
    /// <summary>For so many days an artist is a novelty.</summary>
    public const int NoveltyDays = 90;

    private readonly ListeningHistory _history;
    private readonly bool _includeShort;
    private readonly long _warmUpEnd;
    private readonly long[] _noveltyEnd;
    private readonly int[] _newInPeriod;
    private readonly AgeCounts _all;

    public PlayAges(ListeningSlice slice, PeriodRuns runs)
    {
        _history = slice.View.History;
        _includeShort = slice.Window.IncludeShort;
        _warmUpEnd = WarmUp.EndOf(_history.Observed)?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        _noveltyEnd = NoveltyEnds();
        _newInPeriod = new int[_history.Tracks.Count];
        Periods = new AgeCounts[runs.Count];
        foreach (var run in runs.Runs)
        {
            Count(run, ref Periods[run.Period]);
        }

        foreach (var period in Periods)
        {
            _all.Add(period);
        }

        _all.NewTracks = _newInPeriod.Count(period => period > 0);
    }

    /// <summary>By period.</summary>
    public AgeCounts[] Periods { get; }

    /// <summary>Of the window.</summary>
    public AgeCounts All => _all;

    /// <summary>By track the instant until which its first artist is a novelty; the end of time where he is not known, to be told apart.</summary>
    private long[] NoveltyEnds()
    {
        var rows = _history.FirstHeard(_includeShort).Artists(Credit.First);
        var starts = _history.Plays.StartedAt;
        var artists = _history.Tracks.Artist;
        var ends = new long[_history.Tracks.Count];
        for (var track = 0; track < ends.Length; track++)
        {
            var row = artists[track] < 0 ? FirstHeard.Never : rows[artists[track]];
            ends[track] = row == FirstHeard.Never ? long.MaxValue : starts[row] + (NoveltyDays * LocalDay.DayMs);
        }

        return ends;
    }

    // Which plays count, are new or of this year follows no pattern: nothing here branches on it.
    private void Count(PlayRun run, ref AgeCounts counts)
    {
        var starts = _history.Plays.StartedAt[run.From..run.To];
        var played = _history.Plays.MsPlayed[run.From..run.To];
        var tracks = _history.Plays.Track[run.From..run.To];
        var flags = _history.Plays.Flags[run.From..run.To];
        var (released, noveltyEnd, newInPeriod, stamp) = (_history.Tracks.Attributes.ReleaseDay, _noveltyEnd, _newInPeriod, run.Period + 1);
        var (newReleases, newTracks, currentYear, novel, afterWarmUp) = (0, 0, 0, 0, 0);
        var (day, dayEnd, yearFrom, yearTo) = (0, long.MinValue, 0, 0);
        for (var i = 0; i < starts.Length && i < played.Length && i < tracks.Length && i < flags.Length; i++)
        {
            var start = starts[i];
            if (start >= dayEnd)
            {
                day = (int)Math.Floor((start + run.OffsetMs) / (double)LocalDay.DayMs);
                dayEnd = ((day + 1) * LocalDay.DayMs) - run.OffsetMs;
                (yearFrom, yearTo) = YearOf(day);
            }

            var (track, counted) = (tracks[i], PlayColumns.CountedBit(played[i], flags[i], _includeShort));
            var (end, releaseDay) = (noveltyEnd[track], released[track]);
            var isAfter = counted & Bit(start >= _warmUpEnd) & Bit(end != long.MaxValue);
            afterWarmUp += isAfter;
            novel += isAfter & Bit(start < end);
            currentYear += counted & Bit(releaseDay >= yearFrom) & Bit(releaseDay < yearTo);
            var isNew = counted & Bit(ReleaseAge.IsNew(day, releaseDay));
            newReleases += isNew;
            newTracks += isNew & Bit(newInPeriod[track] != stamp);
            newInPeriod[track] = isNew == 0 ? newInPeriod[track] : stamp;
        }

        counts.Add(new() { NewReleases = newReleases, CurrentYear = currentYear, Novel = novel, AfterWarmUp = afterWarmUp });
        counts.NewTracks += newTracks;
    }

    private static int Bit(bool condition) => condition ? 1 : 0;

    private static (int From, int To) YearOf(int day)
    {
        var year = LocalDay.ToDate(day).Year;
        return (LocalDay.From(new LocalDate(year, 1, 1)), LocalDay.From(new LocalDate(year + 1, 1, 1)));
    }
}
