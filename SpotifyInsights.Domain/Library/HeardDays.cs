using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Library;

/// <summary>Of every artist the first and last play up to the end of a window, and the longest pause that ended in it: one pass over the plays.</summary>
internal sealed class HeardDays
{
    /// <summary>What was never played.</summary>
    public const int Never = -1;

    private HeardDays(int artists)
    {
        (First, Last, PauseMs, PlaysBefore, PlaysSince) = (new int[artists], new int[artists], new long[artists], new int[artists], new int[artists]);
        Array.Fill(First, Never);
        Array.Fill(Last, Never);
    }

    /// <summary>Row of the first counted play.</summary>
    public int[] First { get; }

    /// <summary>Row of the last counted play before the window's end.</summary>
    public int[] Last { get; }

    /// <summary>Milliseconds of the longest pause that ended in the window; 0 without one.</summary>
    public long[] PauseMs { get; }

    /// <summary>Counted plays before that pause.</summary>
    public int[] PlaysBefore { get; }

    /// <summary>Counted plays in the window from the end of that pause on.</summary>
    public int[] PlaysSince { get; }

    /// <summary>Looks at every play up to the window's end.</summary>
    public static HeardDays Of(ListeningSlice slice, Credit credit)
    {
        var (history, days) = (slice.View.History, new HeardDays(slice.View.History.Tracks.ArtistKeys.Length));
        var (plays, tracks, counted) = (history.Plays, history.Tracks, new int[history.Tracks.ArtistKeys.Length]);
        var (from, to) = (slice.Days.StartMs(0), slice.Days.StartMs(slice.Days.Count));
        var end = plays.FirstAtOrAfter(to);
        for (var row = 0; row < end; row++)
        {
            if (!PlayColumns.IsCounted(plays.MsPlayed[row], plays.Flags[row], slice.Window.IncludeShort))
            {
                continue;
            }

            if (credit == Credit.First)
            {
                days.Add(tracks.Artist[plays.Track[row]], row, plays.StartedAt, from, counted);
                continue;
            }

            foreach (var artist in tracks.Credits[plays.Track[row]])
            {
                days.Add(artist, row, plays.StartedAt, from, counted);
            }
        }

        return days;
    }

    private void Add(int artist, int row, ReadOnlySpan<long> startedAt, long windowFrom, int[] counted)
    {
        if (artist < 0)
        {
            return;
        }

        var isInWindow = startedAt[row] >= windowFrom;
        var pause = Last[artist] < 0 ? 0 : startedAt[row] - startedAt[Last[artist]];
        if (isInWindow && pause > PauseMs[artist])
        {
            (PauseMs[artist], PlaysBefore[artist], PlaysSince[artist]) = (pause, counted[artist], 0);
        }

        PlaysSince[artist] += isInWindow ? 1 : 0;
        First[artist] = First[artist] < 0 ? row : First[artist];
        Last[artist] = row;
        counted[artist]++;
    }
}
