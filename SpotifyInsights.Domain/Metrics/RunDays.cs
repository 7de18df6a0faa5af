using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>The local dates of a run of plays, worked out once a day instead of once a play.</summary>
/// <param name="run">The run: plays in order of time, all at one offset from UTC.</param>
internal struct RunDays(PlayRun run)
{
    private readonly int _offsetMs = run.OffsetMs;
    private int _day;
    private long _end = long.MinValue;

    /// <summary>The local date of a play, days since 1970-01-01.</summary>
    /// <param name="startMs">Its start, Unix milliseconds; not before that of the play asked for last.</param>
    public int DayOf(long startMs)
    {
        if (startMs >= _end)
        {
            _day = (int)Math.Floor((startMs + _offsetMs) / (double)LocalDay.DayMs);
            _end = ((_day + 1) * LocalDay.DayMs) - _offsetMs;
        }

        return _day;
    }
}
