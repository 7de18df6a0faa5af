using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>Counts a window's plays period after period in one pass: <see cref="MoveNext"/>, then read the properties of that period.</summary>
internal sealed class ContentCounter : IDisposable
{
    private readonly PlayColumns _plays;
    private readonly int[] _durations;
    private readonly bool _includeShort;
    private readonly RankedTracks _tracks;
    private readonly PlayRun[] _runs;
    private readonly int _count;
    private int _index = -1;
    private int _nextRun;

    public ContentCounter(ListeningSlice slice, RankedTracks tracks)
    {
        var history = slice.View.History;
        (_plays, _durations, _includeShort, _tracks) = (history.Plays, history.Tracks.DurationMs, slice.Window.IncludeShort, tracks);
        var runs = new PeriodRuns(slice);
        (_runs, _count) = ([.. runs.Runs.OrderBy(run => run.Period)], runs.Count);
        ByRank = new(tracks.Count);
    }

    /// <summary>The period's counted plays by the track's rank of duration.</summary>
    public Tally ByRank { get; }

    /// <summary>How far the period's music was heard.</summary>
    public CompletionCounts Completion { get; private set; }

    /// <summary>The period's podcasts and audiobooks.</summary>
    public SpokenCounts Spoken { get; private set; }

    /// <summary>Goes to the next period; false after the last.</summary>
    public bool MoveNext()
    {
        if (++_index >= _count)
        {
            return false;
        }

        ByRank.Clear();
        var (completion, spoken) = (default(CompletionCounts), default(SpokenCounts));
        for (; _nextRun < _runs.Length && _runs[_nextRun].Period == _index; _nextRun++)
        {
            Count(_runs[_nextRun], ref completion, ref spoken);
        }

        (Completion, Spoken) = (completion, spoken);
        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ByRank.Dispose();

    private void Count(PlayRun run, ref CompletionCounts completion, ref SpokenCounts spoken)
    {
        var played = _plays.MsPlayed[run.From..run.To];
        var tracks = _plays.Track[run.From..run.To];
        var flags = _plays.Flags[run.From..run.To];
        var ranks = _tracks.RankOf;
        for (var i = 0; i < played.Length && i < tracks.Length && i < flags.Length; i++)
        {
            spoken.See(flags[i]);
            if ((flags[i] & PlayFlags.Podcast) != PlayFlags.None)
            {
                spoken.Add(played[i], flags[i], _includeShort);
                continue;
            }

            completion.Add(played[i], flags[i], _durations[tracks[i]]);
            if (PlayColumns.IsCounted(played[i], flags[i], _includeShort))
            {
                ByRank.Add(ranks[tracks[i]], 1, played[i]);
            }
        }
    }
}
