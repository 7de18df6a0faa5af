namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// The sessions of a history, oldest first: runs of plays with pauses under <see cref="PauseMs"/>. Short plays and podcasts
/// keep a run alive, yet a run of nothing else is no session. A pause begins when everything that started has ended, so a
/// play inside another does not shorten it.
/// </summary>
public sealed class SessionList
{
    /// <summary>A pause of this many milliseconds (20 minutes) or more ends a session.</summary>
    public const long PauseMs = 20 * 60_000;

    private readonly List<long> _startedAt = [];
    private readonly List<long> _endedAt = [];
    private readonly List<int> _plays = [];
    private readonly List<int> _shortPlays = [];

    /// <summary>Finds the sessions of a whole history.</summary>
    /// <param name="plays">The plays.</param>
    public SessionList(PlayColumns plays)
    {
        ArgumentNullException.ThrowIfNull(plays);
        var starts = plays.StartedAt;
        var played = plays.MsPlayed[..starts.Length];
        var flags = plays.Flags[..starts.Length];
        for (var row = 0; row < starts.Length;)
        {
            var start = starts[row];
            var (end, counting, tooShort) = (start, 0, 0);
            for (; row < starts.Length && starts[row] - end < PauseMs; row++)
            {
                end = Math.Max(end, starts[row] + played[row]);
                counting += PlayColumns.Counts(played[row], flags[row]) ? 1 : 0;
                tooShort += PlayColumns.IsShort(played[row], flags[row]) ? 1 : 0;
            }

            if (counting + tooShort > 0)
            {
                _startedAt.Add(start);
                _endedAt.Add(end);
                _plays.Add(counting);
                _shortPlays.Add(tooShort);
            }
        }
    }

    /// <summary>Sessions with music in them.</summary>
    public int Count => _startedAt.Count;

    /// <summary>Bytes of the list.</summary>
    public long Bytes => (long)Count * ((2 * sizeof(long)) + (2 * sizeof(int)));

    /// <summary>Start of a session's first play, Unix milliseconds.</summary>
    /// <param name="index">0 to <see cref="Count"/>, excluded.</param>
    public long StartMs(int index) => _startedAt[index];

    /// <summary>The latest end of a session's plays, Unix milliseconds.</summary>
    /// <param name="index">0 to <see cref="Count"/>, excluded.</param>
    public long EndMs(int index) => _endedAt[index];

    /// <summary>Plays of a session that are counted; a session without any is none for the question that is asked.</summary>
    /// <param name="index">0 to <see cref="Count"/>, excluded.</param>
    /// <param name="includeShort">Whether short plays are counted too.</param>
    public int Plays(int index, bool includeShort) => _plays[index] + (includeShort ? _shortPlays[index] : 0);

    /// <summary>Index of the first session that starts at or after an instant.</summary>
    /// <param name="startMs">Unix milliseconds.</param>
    public int FirstAtOrAfter(long startMs)
    {
        var index = _startedAt.BinarySearch(startMs);
        return index < 0 ? ~index : index;
    }
}
