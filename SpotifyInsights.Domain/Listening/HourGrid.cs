using System.Numerics;
using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Plays and heard time per local hour of a zone: the whole history in one array that every temporal number is a sum of.
/// An hour is the local clock's: what starts at 02:59 belongs to 2, in whatever offset. The hour that autumn repeats is
/// therefore one cell, the hour that spring skips stays empty.
/// </summary>
/// <remarks>
/// One pass over the plays. They are sorted, so the zone's offset is looked up once per change of the clocks, not once per
/// play; what is left per play is one division by a constant and no branch.
/// </remarks>
public sealed class HourGrid
{
    private const int BytesPerCell = 24;

    // The hours of counting plays, then as many of short ones.
    private readonly PlayTotals[] _cells;

    /// <summary>Builds the grid of a history.</summary>
    /// <param name="plays">The plays; podcasts are left out.</param>
    /// <param name="zone">The zone whose clock says which hour it is.</param>
    public HourGrid(PlayColumns plays, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(plays);
        ArgumentNullException.ThrowIfNull(zone);
        var starts = plays.StartedAt;
        if (starts.IsEmpty)
        {
            _cells = [];
            return;
        }

        // A day of margin on both sides: clocks that are put back can make a later play the earlier local time.
        FirstDay = LocalDay.At(starts[0], zone) - 1;
        DayCount = LocalDay.At(starts[^1], zone) + 2 - FirstDay;
        _cells = new PlayTotals[2 * DayCount * LocalDay.HoursPerDay];
        for (int row = 0, next; row < starts.Length; row = next)
        {
            var interval = zone.GetZoneInterval(Instant.FromUnixTimeMilliseconds(starts[row]));
            next = interval.HasEnd ? plays.FirstAtOrAfter(interval.End.ToUnixTimeMilliseconds()) : starts.Length;
            Add(starts[row..next], plays.MsPlayed[row..next], plays.Flags[row..next], interval.WallOffset.Milliseconds);
        }
    }

    /// <summary>The first local day of the grid, in days since 1970-01-01.</summary>
    public int FirstDay { get; }

    /// <summary>Local days in the grid.</summary>
    public int DayCount { get; }

    /// <summary>Bytes of the cells.</summary>
    public long Bytes => (long)_cells.Length * BytesPerCell;

    /// <summary>The 24 hours of counting plays on a local day; empty for a day outside the grid, which holds no plays.</summary>
    /// <param name="day">Days since 1970-01-01.</param>
    public ReadOnlySpan<PlayTotals> Counting(int day) => Day(day, 0);

    /// <summary>The 24 hours of short plays on a local day; empty for a day outside the grid, which holds no plays.</summary>
    /// <param name="day">Days since 1970-01-01.</param>
    public ReadOnlySpan<PlayTotals> Short(int day) => Day(day, _cells.Length / 2);

    private ReadOnlySpan<PlayTotals> Day(int day, int origin)
    {
        var index = day - FirstDay;
        return index < 0 || index >= DayCount
            ? []
            : _cells.AsSpan(origin + (index * LocalDay.HoursPerDay), LocalDay.HoursPerDay);
    }

    /// <summary>
    /// Adds plays during which local time is <paramref name="offset"/> from UTC. <see cref="PlayColumns.Counts"/> and
    /// <see cref="PlayColumns.IsShort"/> stand here in arithmetic: which plays are short follows no pattern, and guessing
    /// branches wrong would cost more than all the rest.
    /// </summary>
    private void Add(ReadOnlySpan<long> starts, ReadOnlySpan<int> played, ReadOnlySpan<PlayFlags> flags, int offset)
    {
        var cells = _cells;
        var shortCells = cells.Length / 2;
        var origin = (FirstDay * LocalDay.DayMs) - offset;
        for (var i = 0; i < starts.Length && i < played.Length && i < flags.Length; i++)
        {
            var (ms, known) = (played[i], (int)flags[i]);
            var isMusic = Bit(known, PlayFlags.Podcast) ^ 1;
            var isLong = (int)((uint)(PlayColumns.CountingMs - 1 - ms) >> 31) | Bit(known, PlayFlags.FromApi);
            var hour = (int)((ulong)(starts[i] - origin) / (ulong)LocalDay.HourMs);
            var heard = ms & -isMusic;
            cells[hour + (shortCells & (isLong - 1))].Add(isMusic, heard, heard & -Bit(known, PlayFlags.Estimated));
        }
    }

    private static int Bit(int flags, PlayFlags flag) => (flags >> BitOperations.TrailingZeroCount((int)flag)) & 1;
}
