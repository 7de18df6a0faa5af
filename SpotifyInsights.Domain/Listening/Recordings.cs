namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Which tracks are one recording under several URIs: equal ISRC; or equal folded title and first artist, lengths within three seconds, and not two different ISRCs.
/// A track without ISRC goes with the ISRC whose length is nearest; such tracks without any are taken together from the shortest on. So each track is of one recording.
/// Plays never move for it: it is worked out from what is known of the tracks when they are read.
/// </summary>
public static class Recordings
{
    /// <summary>Lengths that differ by more, in milliseconds, are of two recordings.</summary>
    public const int LengthToleranceMs = 3_000;

    /// <summary>For each track the place of the one that stands for its recording: the first by key, in ordinal order.</summary>
    /// <param name="isrcs">Equal numbers for equal ISRCs; negative where none is known.</param>
    /// <param name="names">Equal numbers for equal folded titles and first artists; negative where one of them is not known.</param>
    /// <param name="lengthsMs">Lengths in milliseconds; negative where not known.</param>
    /// <param name="keys">What tells the tracks apart; unknown ones stand for nobody else.</param>
    public static int[] Of(int[] isrcs, int[] names, int[] lengthsMs, IReadOnlyList<string?> keys)
    {
        ArgumentNullException.ThrowIfNull(isrcs);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(lengthsMs);
        ArgumentNullException.ThrowIfNull(keys);
        var recordings = new int[isrcs.Length];
        for (var track = 0; track < recordings.Length; track++)
        {
            recordings[track] = track;
        }

        JoinByIsrc(recordings, isrcs);
        foreach (var alike in Shared(names))
        {
            JoinByNames(recordings, [.. alike.Where(track => lengthsMs[track] >= 0)], isrcs, lengthsMs, keys);
        }

        foreach (var members in Shared(recordings))
        {
            var first = members.MinBy(track => keys[track], KnownFirst);
            foreach (var track in members)
            {
                recordings[track] = first;
            }
        }

        return recordings;
    }

    private static Comparer<string?> KnownFirst { get; } = Comparer<string?>.Create(static (a, b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => string.CompareOrdinal(a, b),
    });

    private static void JoinByIsrc(int[] recordings, int[] isrcs)
    {
        var first = new Dictionary<int, int>();
        for (var track = 0; track < recordings.Length; track++)
        {
            if (isrcs[track] >= 0 && !first.TryAdd(isrcs[track], track))
            {
                recordings[track] = first[isrcs[track]];
            }
        }
    }

    private static void JoinByNames(int[] recordings, List<int> alike, int[] isrcs, int[] lengthsMs, IReadOnlyList<string?> keys)
    {
        var told = alike.Where(track => isrcs[track] >= 0).OrderBy(track => keys[track], KnownFirst).ToList();
        var shortest = -1;
        foreach (var track in alike.Where(track => isrcs[track] < 0).OrderBy(track => lengthsMs[track]).ThenBy(track => keys[track], KnownFirst))
        {
            var nearest = told.Count == 0 ? -1 : told.MinBy(Apart);
            if (nearest >= 0 && Apart(nearest) <= LengthToleranceMs)
            {
                recordings[track] = recordings[nearest];
                continue;
            }

            if (shortest < 0 || Apart(shortest) > LengthToleranceMs)
            {
                shortest = track;
            }

            recordings[track] = recordings[shortest];

            int Apart(int other) => Math.Abs(lengthsMs[other] - lengthsMs[track]);
        }
    }

    // What several tracks have in common; nearly all tracks have nothing in common.
    private static List<IGrouping<int, int>> Shared(int[] numbers)
    {
        var counts = new int[numbers.Length == 0 ? 1 : numbers.Max() + 2];
        foreach (var number in numbers)
        {
            counts[number + 1]++;
        }

        return [.. Enumerable.Range(0, numbers.Length).Where(track => numbers[track] >= 0 && counts[numbers[track] + 1] > 1).GroupBy(track => numbers[track])];
    }
}
