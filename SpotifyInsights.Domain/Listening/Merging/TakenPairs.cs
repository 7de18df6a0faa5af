namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>The pairs taken so far, by track: a later play of a track goes with a later report.</summary>
internal sealed class TakenPairs
{
    private readonly Dictionary<string, SortedList<int, int>> reportOfPlay = new(StringComparer.Ordinal);

    /// <summary>Takes the pair unless it would cross one of the same track.</summary>
    public bool TryAdd(IEnumerable<string> trackKeys, int play, int report)
    {
        var keys = trackKeys.ToList();
        if (keys.Exists(key => reportOfPlay.TryGetValue(key, out var taken) && Crosses(taken, play, report)))
        {
            return false;
        }

        foreach (var key in keys)
        {
            if (!reportOfPlay.TryGetValue(key, out var taken))
            {
                reportOfPlay[key] = taken = [];
            }

            taken.Add(play, report);
        }

        return true;
    }

    // What is taken already never crosses itself, so the neighbours on both sides tell for all.
    private static bool Crosses(SortedList<int, int> taken, int play, int report)
    {
        var (low, high) = (0, taken.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = taken.GetKeyAtIndex(middle) < play ? (middle + 1, high) : (low, middle);
        }

        return (low > 0 && taken.GetValueAtIndex(low - 1) > report) || (low < taken.Count && taken.GetValueAtIndex(low) < report);
    }
}
