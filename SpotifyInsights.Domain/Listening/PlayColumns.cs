using System.Numerics;
using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Every play of one listener as four columns of equal length, sorted by start, then end, track and flags:
/// <see cref="BytesPerPlay"/> bytes per play and no object. What a play was started from is known of few, and takes room for those.
/// </summary>
public sealed class PlayColumns
{
    /// <summary>Bytes that one play takes in memory.</summary>
    public const int BytesPerPlay = sizeof(long) + sizeof(int) + sizeof(int) + sizeof(PlayFlags);

    /// <summary>From this many heard milliseconds a play counts (Spotify's own limit for a stream).</summary>
    public const int CountingMs = 30_000;

    /// <summary>No play starts before this instant.</summary>
    public static readonly Instant Earliest = Instant.FromUtc(1900, 1, 1, 0, 0);

    /// <summary>Every play starts before this instant.</summary>
    public static readonly Instant Latest = Instant.FromUtc(2101, 1, 1, 0, 0);

    private static readonly long EarliestMs = Earliest.ToUnixTimeMilliseconds();
    private static readonly long LatestMs = Latest.ToUnixTimeMilliseconds();

    private readonly long[] _startedAt;
    private readonly int[] _msPlayed;
    private readonly int[] _track;
    private readonly PlayFlags[] _flags;

    /// <summary>Takes over arrays that are already in order; arrays in any other order are left alone and copied in order.</summary>
    /// <param name="startedAt">Start of each play, Unix milliseconds UTC, within <see cref="Earliest"/> and <see cref="Latest"/>.</param>
    /// <param name="msPlayed">Milliseconds heard, 0 or more; measured unless <see cref="PlayFlags.Estimated"/>.</param>
    /// <param name="track">Index into the <see cref="TrackCatalogue"/>.</param>
    /// <param name="flags">What else is known.</param>
    /// <param name="origins">What the plays were started from; null where nobody tells it of any.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or a value is out of range.</exception>
    public PlayColumns(long[] startedAt, int[] msPlayed, int[] track, PlayFlags[] flags, PlayOrigins? origins = null)
    {
        ArgumentNullException.ThrowIfNull(startedAt);
        ArgumentNullException.ThrowIfNull(msPlayed);
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(flags);
        if (msPlayed.Length != startedAt.Length || track.Length != startedAt.Length || flags.Length != startedAt.Length)
        {
            throw new ArgumentException("The columns of plays differ in length.", nameof(startedAt));
        }

        var (inOrder, order) = (true, new PlayOrder(startedAt, msPlayed, track, flags));
        for (var i = 0; i < startedAt.Length; i++)
        {
            Check(i, startedAt[i], msPlayed[i], track[i]);
            inOrder = inOrder && (i == 0 || order.Compare(i - 1, i) <= 0);
        }

        var rows = inOrder ? null : order.Sort();
        _startedAt = Arrange(startedAt, rows);
        _msPlayed = Arrange(msPlayed, rows);
        _track = Arrange(track, rows);
        _flags = Arrange(flags, rows);
        var known = origins ?? PlayOrigins.None;
        Origins = rows is null ? known : known.Of(rows);
    }

    /// <summary>A history without plays.</summary>
    public static PlayColumns Empty { get; } = new([], [], [], []);

    /// <summary>Plays.</summary>
    public int Count => _startedAt.Length;

    /// <summary>Bytes of the columns.</summary>
    public long Bytes => ((long)Count * BytesPerPlay) + Origins.Bytes;

    /// <summary>Start of each play, Unix milliseconds UTC, ascending.</summary>
    public ReadOnlySpan<long> StartedAt => _startedAt;

    /// <summary>Milliseconds heard.</summary>
    public ReadOnlySpan<int> MsPlayed => _msPlayed;

    /// <summary>What the plays were started from.</summary>
    public PlayOrigins Origins { get; }

    /// <summary>Index into the <see cref="TrackCatalogue"/>.</summary>
    public ReadOnlySpan<int> Track => _track;

    /// <summary>What else is known.</summary>
    public ReadOnlySpan<PlayFlags> Flags => _flags;

    /// <summary>
    /// Whether a play counts: music heard for <see cref="CountingMs"/> or more. What Spotify's API lists always counts,
    /// because a track shorter than the limit is listed there only after it was heard.
    /// </summary>
    /// <param name="msPlayed">Milliseconds heard.</param>
    /// <param name="flags">The play's flags.</param>
    public static bool Counts(int msPlayed, PlayFlags flags) =>
        (flags & PlayFlags.Podcast) == PlayFlags.None && (msPlayed >= CountingMs || (flags & PlayFlags.FromApi) != PlayFlags.None);

    /// <summary>Whether a play is music that was not heard long enough to count.</summary>
    /// <param name="msPlayed">Milliseconds heard.</param>
    /// <param name="flags">The play's flags.</param>
    public static bool IsShort(int msPlayed, PlayFlags flags) =>
        msPlayed < CountingMs && (flags & (PlayFlags.Podcast | PlayFlags.FromApi)) == PlayFlags.None;

    /// <summary>Whether a question counts a play.</summary>
    /// <param name="msPlayed">Milliseconds heard.</param>
    /// <param name="flags">The play's flags.</param>
    /// <param name="includeShort">Whether the question counts short plays too.</param>
    public static bool IsCounted(int msPlayed, PlayFlags flags, bool includeShort) =>
        Counts(msPlayed, flags) || (includeShort && IsShort(msPlayed, flags));

    /// <summary><see cref="IsCounted"/> as 1 or 0, in arithmetic.</summary>
    internal static int CountedBit(int msPlayed, PlayFlags flags, bool includeShort)
    {
        var isMusic = ((int)(flags & PlayFlags.Podcast) >> BitOperations.TrailingZeroCount((int)PlayFlags.Podcast)) ^ 1;
        var isFromApi = (int)(flags & PlayFlags.FromApi) >> BitOperations.TrailingZeroCount((int)PlayFlags.FromApi);
        var isLong = (int)((uint)(CountingMs - 1 - msPlayed) >> 31);
        return isMusic & (isLong | isFromApi | (includeShort ? 1 : 0));
    }

    /// <summary>Index of the first play that starts at or after an instant; <see cref="Count"/> when there is none.</summary>
    /// <param name="startMs">Unix milliseconds UTC.</param>
    public int FirstAtOrAfter(long startMs)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) >> 1);
            (low, high) = _startedAt[middle] < startMs ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The plays that start within a stretch of time.</summary>
    /// <param name="range">The stretch.</param>
    public PlayColumns Within(InstantRange range)
    {
        var first = FirstAtOrAfter(range.From.ToUnixTimeMilliseconds());
        var end = Math.Max(first, FirstAtOrAfter(range.To.ToUnixTimeMilliseconds()));
        return new(_startedAt[first..end], _msPlayed[first..end], _track[first..end], _flags[first..end], Origins.Of(first, end));
    }

    /// <summary>Some of the plays.</summary>
    /// <param name="marks">By play, true or false.</param>
    /// <param name="isWanted">Which of them are wanted.</param>
    public PlayColumns Where(bool[] marks, bool isWanted)
    {
        ArgumentNullException.ThrowIfNull(marks);
        if (marks.Length != Count)
        {
            throw new ArgumentException($"{marks.Length} marks for {Count} plays.", nameof(marks));
        }

        int[] rows = [.. Enumerable.Range(0, Count).Where(row => marks[row] == isWanted)];
        return new(Arrange(_startedAt, rows), Arrange(_msPlayed, rows), Arrange(_track, rows), Arrange(_flags, rows), Origins.Of(rows));
    }

    private static void Check(int row, long startedAt, int msPlayed, int track)
    {
        if (startedAt < EarliestMs || startedAt >= LatestMs)
        {
            throw new ArgumentException($"Play {row} starts at {startedAt} ms, outside the years 1900 to 2100.", nameof(startedAt));
        }

        if (msPlayed < 0 || track < 0)
        {
            throw new ArgumentException($"Play {row} has a negative heard time ({msPlayed} ms) or track index ({track}).", nameof(msPlayed));
        }
    }

    private static T[] Arrange<T>(T[] values, int[]? rows) =>
        rows is null ? values : Array.ConvertAll(rows, row => values[row]);
}
