using System.Runtime.InteropServices;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Exporting;

/// <summary>
/// Which plays on their way out the listener excludes from all that is calculated. Found in the history in memory, by begin, time heard and track; for one export.
/// </summary>
public sealed class ExcludedMarks
{
    private readonly Dictionary<(long StartedAtMs, int MsPlayed, string Track), int> _left = [];

    private ExcludedMarks()
    {
    }

    /// <summary>Of a listener who excludes nothing.</summary>
    public static ExcludedMarks None { get; } = new();

    /// <summary>The plays that a history excludes.</summary>
    /// <param name="history">All plays, with the excluded ones marked.</param>
    public static ExcludedMarks Of(ListeningHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var (marks, plays) = (new ExcludedMarks(), history.Plays);
        for (var row = 0; row < plays.Count; row++)
        {
            if (history.IsExcluded(row))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(marks._left, (plays.StartedAt[row], plays.MsPlayed[row], history.Tracks.Keys[plays.Track[row]]), out _)++;
            }
        }

        return marks;
    }

    /// <summary>The marks of a listener. Without exclusions no history is loaded for it.</summary>
    /// <param name="userId">The listener.</param>
    /// <param name="exclusions">What listeners exclude.</param>
    /// <param name="histories">Histories in memory.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    public static async Task<ExcludedMarks> FindAsync(string userId, ExclusionStore exclusions, ListeningHistories histories, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(exclusions);
        ArgumentNullException.ThrowIfNull(histories);
        return (await exclusions.GetAsync(userId, cancellationToken)).Exclusions.Count == 0
            ? None
            : Of((await histories.GetAsync(userId, dataVersion: null, cancellationToken)).Everything.History);
    }

    /// <summary>Whether the next play of this kind is excluded: of two that are the same one may be.</summary>
    /// <param name="play">The play.</param>
    public bool Take(in StoredPlay play)
    {
        if (_left.Count == 0)
        {
            return false;
        }

        ref var left = ref CollectionsMarshal.GetValueRefOrNullRef(_left, (play.PlayedAtMs - play.MsPlayed, play.MsPlayed, TrackKey.InCatalogue(play.Track)));
        return !System.Runtime.CompilerServices.Unsafe.IsNullRef(ref left) && left-- > 0;
    }
}
