using NodaTime;

namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>The pairs taken so far, by track: a later play of a track never goes with an earlier report. Equal instants have no order.</summary>
internal sealed class TakenPairs
{
    private readonly Dictionary<string, SortedList<Instant, (Instant First, Instant Last)>> reportsOfTrack = new(StringComparer.Ordinal);

    /// <summary>Takes the pair unless it would cross one of the same track.</summary>
    public bool TryAdd(IEnumerable<string> trackKeys, Instant play, Instant report)
    {
        var keys = trackKeys.ToList();
        if (keys.Exists(key => reportsOfTrack.TryGetValue(key, out var taken) && Crosses(taken, play, report)))
        {
            return false;
        }

        foreach (var key in keys)
        {
            if (!reportsOfTrack.TryGetValue(key, out var taken))
            {
                reportsOfTrack[key] = taken = [];
            }

            var (first, last) = taken.GetValueOrDefault(play, (report, report));
            taken[play] = (Instant.Min(first, report), Instant.Max(last, report));
        }

        return true;
    }

    // What is taken already never crosses itself, so the neighbours on both sides tell for all.
    private static bool Crosses(SortedList<Instant, (Instant First, Instant Last)> taken, Instant play, Instant report)
    {
        var (low, high) = (0, taken.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = taken.GetKeyAtIndex(middle) < play ? (middle + 1, high) : (low, middle);
        }

        var after = low < taken.Count && taken.GetKeyAtIndex(low) == play ? low + 1 : low;
        return (low > 0 && taken.GetValueAtIndex(low - 1).Last > report)
            || (after < taken.Count && taken.GetValueAtIndex(after).First < report);
    }
}
