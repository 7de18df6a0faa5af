using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

public sealed class RecordingsTests
{
    private static readonly string?[] Keys = ["h", "g", "f", "e", "d", "c", "b", "a"];

    [Fact]
    public void Of_EqualIsrc_IsOneRecordingWhateverTheNames() =>
        Recordings.Of([7, -1, 7], [0, 1, 2], [100_000, 100_000, 999_000], Keys).ShouldBe([2, 1, 2]);

    [Fact]
    public void Of_EqualNames_NeedLengthsWithinThreeSeconds() =>
        Recordings.Of([-1, -1, -1], [0, 0, 0], [100_000, 103_000, 103_001], Keys).ShouldBe([1, 1, 2]);

    [Fact]
    public void Of_EqualNames_WithTwoIsrcs_AreTwoRecordings() =>
        Recordings.Of([1, 2], [0, 0], [100_000, 100_000], Keys).ShouldBe([0, 1]);

    // Between 100 and 104 seconds, nearer to the second.
    [Fact]
    public void Of_ATrackWithoutIsrc_GoesWithTheNearestThatHasOne() =>
        Recordings.Of([1, 2, -1], [0, 0, 0], [100_000, 104_000, 102_500], Keys).ShouldBe([0, 2, 2]);

    [Fact]
    public void Of_UnknownLengthsOrNames_StayAlone() =>
        Recordings.Of([-1, -1, -1, -1], [0, 0, -1, -1], [-1, 100_000, 100_000, 100_000], Keys).ShouldBe([0, 1, 2, 3]);

    [Fact]
    public void Of_AnyOrderOfTracks_IsTheSamePartition()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var tracks = Enumerable.Range(0, 12)
                .Select(i => (Isrc: random.Next(-3, 4), Name: random.Next(-1, 3), Length: random.Next(8) == 0 ? -1 : 100_000 + (500 * random.Next(20)), Key: $"{i:00}"))
                .ToArray();
            var expected = Partition(tracks);
            random.Shuffle(tracks);

            Partition(tracks).ShouldBe(expected);
        }

        static SortedDictionary<string, string> Partition((int Isrc, int Name, int Length, string Key)[] tracks)
        {
            var keys = Array.ConvertAll<(int Isrc, int Name, int Length, string Key), string?>(tracks, track => track.Key);
            var recordings = Recordings.Of([.. tracks.Select(track => track.Isrc)], [.. tracks.Select(track => track.Name)], [.. tracks.Select(track => track.Length)], keys);
            return new(tracks.Index().ToDictionary(track => track.Item.Key, track => keys[recordings[track.Index]]!), StringComparer.Ordinal);
        }
    }
}
