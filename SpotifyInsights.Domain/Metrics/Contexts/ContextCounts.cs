using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>Plays by context, per period, per local hour and per track, in one pass over the plays. To be disposed: the tally is lent.</summary>
internal sealed class ContextCounts : IDisposable
{
    // Wider than the number of contexts, so that a place is a shift away.
    private const int Width = 8;

    private readonly int[] _periods;
    private readonly int[] _hours = new int[LocalDay.HoursPerDay * Width];

    public ContextCounts(ListeningSlice slice, ReadOnlySpan<ListeningContext> contexts)
    {
        var (plays, zone, runs) = (slice.View.History.Plays, slice.View.Zone, new PeriodRuns(slice));
        _periods = new int[runs.Count * Width];
        Tracks = new Tally(slice.View.History.Tracks.Count);
        foreach (var run in runs.Runs)
        {
            // A run lies between two changes of the clocks.
            var offset = zone.GetUtcOffset(Instant.FromUnixTimeMilliseconds(plays.StartedAt[run.From])).Milliseconds;
            Add(plays, run, offset, slice.Window.IncludeShort, contexts);
        }
    }

    /// <summary>Plays and milliseconds by track.</summary>
    public Tally Tracks { get; }

    /// <summary>Plays of a period by context.</summary>
    public ReadOnlySpan<int> Period(int period) => _periods.AsSpan(period * Width, Width);

    /// <summary>Plays of a local hour by context.</summary>
    public ReadOnlySpan<int> Hour(int hour) => _hours.AsSpan(hour * Width, Width);

    public void Dispose() => Tracks.Dispose();

    private void Add(PlayColumns plays, PlayRun run, int offset, bool includeShort, ReadOnlySpan<ListeningContext> contexts)
    {
        var starts = plays.StartedAt[run.From..run.To];
        var played = plays.MsPlayed[run.From..run.To];
        var track = plays.Track[run.From..run.To];
        var flags = plays.Flags[run.From..run.To];
        var period = _periods.AsSpan(run.Period * Width, Width);
        var hours = _hours;

        // Midnight before the first play, so that what follows is not negative.
        var midnight = (long)Math.Floor((starts[0] + offset) / (double)LocalDay.DayMs) * LocalDay.DayMs;
        var origin = midnight - offset;
        for (var i = 0; i < starts.Length && i < played.Length && i < track.Length && i < flags.Length; i++)
        {
            if (PlayColumns.IsCounted(played[i], flags[i], includeShort))
            {
                var context = (int)contexts[track[i]];
                var hour = (int)((ulong)(starts[i] - origin) / (ulong)LocalDay.HourMs % LocalDay.HoursPerDay);
                period[context]++;
                hours[(hour * Width) + context]++;
                Tracks.Add(track[i], 1, played[i]);
            }
        }
    }
}
