using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Content;

namespace SpotifyInsights.Domain.Library;

/// <summary>Plays, heard time and skips of all artists, albums or recordings in a stretch of listening: one pass over its plays.</summary>
internal sealed class LibraryTally
{
    private LibraryTally(int size) => (Plays, Ms, Heard) = (new int[size], new long[size], new CompletionCounts[size]);

    /// <summary>Counted plays by index.</summary>
    public int[] Plays { get; }

    /// <summary>Heard milliseconds in them by index.</summary>
    public long[] Ms { get; }

    /// <summary>How far measured plays of music were heard, short ones included, by index.</summary>
    public CompletionCounts[] Heard { get; }

    /// <summary>All plays together.</summary>
    public (int Plays, long Ms, CompletionCounts Heard) All { get; private set; }

    /// <summary>Counts a window.</summary>
    /// <param name="slice">The window.</param>
    /// <param name="kind">Whose plays are counted.</param>
    /// <param name="credit">Whose play a play is, of artists.</param>
    /// <param name="isCounted">By index whether a track is looked at; null: all are.</param>
    public static LibraryTally Of(ListeningSlice slice, LibraryKind kind, Credit credit, bool[]? isCounted = null) =>
        isCounted is null ? RememberedTallies.Of(slice, kind, credit) : Count(slice, kind, credit, isCounted);

    /// <summary>As <see cref="Of"/>, in any case by a pass over the plays.</summary>
    internal static LibraryTally Count(ListeningSlice slice, LibraryKind kind, Credit credit, bool[]? isCounted)
    {
        var (history, includeShort) = (slice.View.History, slice.Window.IncludeShort);
        var byTrack = new LibraryTally(history.Tracks.Count);
        var (plays, all) = (history.Plays, (Plays: 0, Ms: 0L, Heard: default(CompletionCounts)));
        foreach (var (from, to) in Rows(slice))
        {
            for (var row = from; row < to; row++)
            {
                var (ms, flags, track) = (plays.MsPlayed[row], plays.Flags[row], plays.Track[row]);
                if (isCounted is not null && !isCounted[track])
                {
                    continue;
                }

                if (PlayColumns.IsCounted(ms, flags, includeShort))
                {
                    (byTrack.Plays[track], byTrack.Ms[track]) = (byTrack.Plays[track] + 1, byTrack.Ms[track] + ms);
                    (all.Plays, all.Ms) = (all.Plays + 1, all.Ms + ms);
                }

                if ((flags & PlayFlags.Podcast) == PlayFlags.None)
                {
                    byTrack.Heard[track].Add(ms, flags, history.Tracks.DurationMs[track]);
                    all.Heard.Add(ms, flags, history.Tracks.DurationMs[track]);
                }
            }
        }

        var tally = byTrack.ToItems(history.Tracks, kind, credit);
        tally.All = all;
        return tally;
    }

    /// <summary>The rows of a window's plays, in stretches.</summary>
    internal static IEnumerable<(int From, int To)> Rows(ListeningSlice slice)
    {
        var plays = slice.View.History.Plays;
        var (from, to) = slice.Reach;
        var (row, end) = (plays.FirstAtOrAfter(from), plays.FirstAtOrAfter(to));
        while (row < end)
        {
            while (row < end && !slice.Contains(plays.StartedAt[row]))
            {
                row++;
            }

            var first = row;
            while (row < end && slice.Contains(plays.StartedAt[row]))
            {
                row++;
            }

            if (row > first)
            {
                yield return (first, row);
            }
        }
    }

    private LibraryTally ToItems(TrackCatalogue tracks, LibraryKind kind, Credit credit)
    {
        var items = new LibraryTally(LibraryKeys.KeysOf(tracks, kind).Length);
        for (var track = 0; track < Plays.Length; track++)
        {
            if (kind == LibraryKind.Artist && credit == Credit.All)
            {
                foreach (var artist in tracks.Credits[track])
                {
                    items.Add(artist, this, track);
                }
            }
            else if (ItemOf(tracks, kind, track) is >= 0 and var item)
            {
                items.Add(item, this, track);
            }
        }

        return items;
    }

    private static int ItemOf(TrackCatalogue tracks, LibraryKind kind, int track) => kind switch
    {
        LibraryKind.Artist => tracks.Artist[track],
        LibraryKind.Album => tracks.Album[track],
        _ => tracks.Recording[track],
    };

    private void Add(int item, LibraryTally of, int track)
    {
        Plays[item] += of.Plays[track];
        Ms[item] += of.Ms[track];
        Heard[item].Add(of.Heard[track]);
    }
}
