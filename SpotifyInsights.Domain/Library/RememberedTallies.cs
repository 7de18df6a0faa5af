using System.Runtime.CompilerServices;
using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Library;

/// <summary>
/// The tallies of a history that were asked for last: pages of one ranking, and the pages of its artists, count the same plays. They go with the history. May be asked from several
/// threads; two that ask for the same at once may both count it.
/// </summary>
internal sealed class RememberedTallies
{
    // A ranking has two, the window's and the one before it. Each takes some 30 bytes for every artist, album or recording.
    private const int Most = 6;

    private static readonly ConditionalWeakTable<ListeningHistory, RememberedTallies> OfHistories = [];

    private readonly LinkedList<(Asked Asked, LibraryTally Tally)> _newestFirst = [];

    /// <summary>The tally of a window; counted where it is not remembered.</summary>
    public static LibraryTally Of(ListeningSlice slice, LibraryKind kind, Credit credit)
    {
        var remembered = OfHistories.GetValue(slice.View.History, static _ => new RememberedTallies());
        var asked = new Asked(slice.Window.From, slice.Window.To, slice.Window.Zone.Id, slice.Window.IncludeShort, kind, credit);
        if (remembered.Find(asked) is { } known)
        {
            return known;
        }

        var tally = LibraryTally.Count(slice, kind, credit, isCounted: null);
        remembered.Add(asked, tally);
        return tally;
    }

    private LibraryTally? Find(Asked asked)
    {
        lock (_newestFirst)
        {
            for (var node = _newestFirst.First; node is not null; node = node.Next)
            {
                if (node.Value.Asked == asked)
                {
                    _newestFirst.Remove(node);
                    _newestFirst.AddFirst(node);
                    return node.Value.Tally;
                }
            }

            return null;
        }
    }

    private void Add(Asked asked, LibraryTally tally)
    {
        lock (_newestFirst)
        {
            _newestFirst.AddFirst((asked, tally));
            if (_newestFirst.Count > Most)
            {
                _newestFirst.RemoveLast();
            }
        }
    }

    // The instant of asking is none of it: a window ends at a date, and nothing was heard later than now.
    private sealed record Asked(LocalDate From, LocalDate To, string Zone, bool IncludeShort, LibraryKind Kind, Credit Credit);
}
