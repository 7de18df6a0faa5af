using NodaTime;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Recaps;

/// <summary>Finds the milestones of a window: one pass over the history up to its end.</summary>
public static class MilestoneCalculator
{
    private const int LeastPlays = 1_000;
    private const int LeastOthers = 100;
    private const long MsPerHour = 3_600_000;

    /// <summary>The milestones that a history reached within a window, oldest first.</summary>
    /// <param name="slice">The window.</param>
    public static IReadOnlyList<Milestone> Calculate(ListeningSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var (history, plays) = (slice.View.History, slice.View.History.Plays);
        var (found, isKnown) = (new List<Milestone>(), new bool[history.Tracks.ArtistKeys.Length]);
        var (count, ms, artists) = (0, 0L, 0);
        var end = plays.FirstAtOrAfter(slice.Reach.To);
        for (var row = 0; row < end; row++)
        {
            var heard = plays.MsPlayed[row];
            if (!PlayColumns.IsCounted(heard, plays.Flags[row], slice.Window.IncludeShort))
            {
                continue;
            }

            count++;
            Note(MilestoneKind.Plays, count, LeastPlays, row, atMs: 0);
            foreach (var hour in Passed(ms, ms + heard))
            {
                Note(MilestoneKind.Hours, hour, LeastOthers, row, (hour * MsPerHour) - ms);
            }

            ms += heard;
            if (history.Tracks.Artist[plays.Track[row]] is >= 0 and var artist && !isKnown[artist])
            {
                isKnown[artist] = true;
                Note(MilestoneKind.Artists, ++artists, LeastOthers, row, atMs: 0);
            }
        }

        return found;

        void Note(MilestoneKind kind, int value, int least, int row, long atMs)
        {
            if (value >= least && IsRound(value) && slice.Contains(history.Plays.StartedAt[row]))
            {
                found.Add(new(kind, value, Instant.FromUnixTimeMilliseconds(history.Plays.StartedAt[row] + atMs), PlayListing.Play(history, row)));
            }
        }
    }

    /// <summary>Whether a number is 1, 2 or 5 and zeros.</summary>
    internal static bool IsRound(int value)
    {
        const int radix = 10;
        while (value >= radix && value % radix == 0)
        {
            value /= radix;
        }

        return value is 1 or 2 or 5;
    }

    // The whole hours that a play reaches or passes.
    private static IEnumerable<int> Passed(long beforeMs, long afterMs)
    {
        for (var hour = (int)(beforeMs / MsPerHour) + 1; hour <= afterMs / MsPerHour; hour++)
        {
            yield return hour;
        }
    }
}
