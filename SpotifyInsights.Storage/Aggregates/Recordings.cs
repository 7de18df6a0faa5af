using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// Which tracks are one recording under several URIs: equal ISRC; or equal folded title and first artist, lengths within three seconds, and not two different ISRCs.
/// </summary>
internal sealed class Recordings
{
    private const int LengthToleranceMs = 3_000;

    private readonly StringColumn isrcs;
    private readonly StringColumn uris;
    private readonly Int32Column lengths;
    private readonly int[] names;
    private readonly ILookup<int, int> byIsrc;
    private readonly ILookup<int, int> byNames;

    public Recordings(UniqueTracks tracks)
    {
        (isrcs, uris, lengths) = (tracks.Texts("isrc"), tracks.Texts("uri"), (Int32Column)tracks.Column("duration_ms"));
        names = NumberNames(tracks.Texts("track_name"), tracks.Texts("artist_name"));
        (byIsrc, byNames) = (Shared(isrcs.Indexes), Shared(names));
    }

    /// <summary>URIs of the other tracks that are the same recording, sorted.</summary>
    /// <param name="track">Its place among all tracks.</param>
    public IReadOnlyList<string> AlternatesOf(int track)
    {
        var sameIsrc = isrcs.IsNull(track) ? [] : byIsrc[isrcs.Indexes[track]];
        var sameNames = byNames[names[track]].Where(other => IsSameLength(track, other) && !HasOtherIsrc(track, other));
        var alternates = sameIsrc.Concat(sameNames)
            .Select(other => uris[other])
            .OfType<string>()
            .Where(uri => uri != uris[track])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        return alternates.Length == 0 ? [] : alternates;
    }

    // What several tracks have in common; nearly all tracks have nothing in common.
    private static ILookup<int, int> Shared(int[] numbers)
    {
        var counts = new int[numbers.Length == 0 ? 1 : numbers.Max() + 2];
        foreach (var number in numbers)
        {
            counts[number + 1]++;
        }

        return Enumerable.Range(0, numbers.Length).Where(track => counts[numbers[track] + 1] > 1).ToLookup(track => numbers[track]);
    }

    private static int[] NumberNames(StringColumn titles, StringColumn artists)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbers = new int[titles.Count];
        for (var track = 0; track < numbers.Length; track++)
        {
            var folded = TrackKey.OfNames(titles[track], artists[track]);
            if (!known.TryGetValue(folded, out numbers[track]))
            {
                known[folded] = numbers[track] = known.Count;
            }
        }

        return numbers;
    }

    private bool IsSameLength(int a, int b) =>
        !lengths.IsNull(a) && !lengths.IsNull(b) && Math.Abs(lengths.Values[a] - lengths.Values[b]) <= LengthToleranceMs;

    private bool HasOtherIsrc(int a, int b) => !isrcs.IsNull(a) && !isrcs.IsNull(b) && isrcs.Indexes[a] != isrcs.Indexes[b];
}
