using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// Which tracks are one recording under several URIs: equal ISRC; or equal folded title and first artist, lengths within three seconds, and not two different ISRCs.
/// A track without ISRC goes with the ISRC whose length is nearest; such tracks without any are taken together from the shortest on. So each track is of one recording,
/// whose id is the smallest URI in it.
/// </summary>
internal sealed class Recordings
{
    private const int LengthToleranceMs = 3_000;

    private readonly StringColumn isrcs;
    private readonly StringColumn uris;
    private readonly Int32Column lengths;
    private readonly int[] recordings;
    private readonly ILookup<int, int> members;
    private readonly string?[] ids;

    public Recordings(UniqueTracks tracks)
    {
        (isrcs, uris, lengths) = (tracks.Texts("isrc"), tracks.Texts("uri"), (Int32Column)tracks.Column("duration_ms"));
        recordings = [.. Enumerable.Range(0, uris.Count)];
        JoinByIsrc();
        JoinByNames(NumberNames(tracks.Texts("track_name"), tracks.Texts("artist_name")));
        members = Shared(recordings);
        ids = new string?[recordings.Length];
        foreach (var recording in members)
        {
            ids[recording.Key] = recording.Select(track => uris[track]).Min(StringComparer.Ordinal);
        }
    }

    /// <summary>The smallest URI of the recording; null for a track without URI that is alone.</summary>
    /// <param name="track">Its place among all tracks.</param>
    public string? IdOf(int track) => ids[recordings[track]] ?? uris[track];

    /// <summary>URIs of the other tracks that are the same recording, sorted.</summary>
    /// <param name="track">Its place among all tracks.</param>
    public IReadOnlyList<string> AlternatesOf(int track) =>
        [.. members[recordings[track]].Select(other => uris[other]).OfType<string>().Where(uri => uri != uris[track]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

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

    private void JoinByIsrc()
    {
        var first = new Dictionary<int, int>();
        for (var track = 0; track < recordings.Length; track++)
        {
            if (!isrcs.IsNull(track) && !first.TryAdd(isrcs.Indexes[track], track))
            {
                recordings[track] = first[isrcs.Indexes[track]];
            }
        }
    }

    private void JoinByNames(int[] names)
    {
        foreach (var alike in Shared(names))
        {
            var told = alike.Where(track => !isrcs.IsNull(track) && !lengths.IsNull(track)).ToList();
            var alone = alike.Where(track => isrcs.IsNull(track) && !lengths.IsNull(track)).OrderBy(track => lengths.Values[track]).ThenBy(track => uris[track], StringComparer.Ordinal);
            var shortest = -1;
            foreach (var track in alone)
            {
                var nearest = told.Where(other => Apart(track, other) <= LengthToleranceMs)
                    .OrderBy(other => Apart(track, other)).ThenBy(other => uris[other], StringComparer.Ordinal)
                    .Select(other => (int?)other).FirstOrDefault();
                if (nearest is null && (shortest < 0 || Apart(track, shortest) > LengthToleranceMs))
                {
                    shortest = track;
                }

                recordings[track] = recordings[nearest ?? shortest];
            }
        }
    }

    private int Apart(int a, int b) => Math.Abs(lengths.Values[a] - lengths.Values[b]);
}
