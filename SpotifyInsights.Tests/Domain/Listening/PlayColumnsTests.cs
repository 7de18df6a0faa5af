using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

public sealed class PlayColumnsTests
{
    [Fact]
    public void Constructor_AnyOrder_SortsByStartThenEndThenTrack()
    {
        var starts = new long[] { 20, 10, 20, 20, 10 };

        var plays = new PlayColumns(starts, [5, 9, 4, 5, 9], [1, 0, 3, 0, 0], [PlayFlags.None, PlayFlags.FromApi, PlayFlags.None, PlayFlags.None, PlayFlags.None]);

        plays.StartedAt.ToArray().ShouldBe([10, 10, 20, 20, 20]);
        plays.MsPlayed.ToArray().ShouldBe([9, 9, 4, 5, 5]);
        plays.Track.ToArray().ShouldBe([0, 0, 3, 0, 1]);
        plays.Flags[..2].ToArray().ShouldBe([PlayFlags.None, PlayFlags.FromApi]);
        starts.ShouldBe([20, 10, 20, 20, 10], "the caller's arrays are not touched");
    }

    [Fact]
    public void Bytes_PerPlay_AreSeventeen() => new PlayColumns([1, 2], [0, 0], [0, 0], new PlayFlags[2]).Bytes.ShouldBe(34);

    [Fact]
    public void Constructor_BadColumns_Throws()
    {
        Should.Throw<ArgumentException>(() => new PlayColumns([1], [], [0], [PlayFlags.None])).Message.ShouldContain("differ in length");
        Should.Throw<ArgumentException>(() => new PlayColumns([1], [-1], [0], [PlayFlags.None])).Message.ShouldContain("negative heard time (-1 ms)");
        Should.Throw<ArgumentException>(() => new PlayColumns([1], [0], [-1], [PlayFlags.None])).Message.ShouldContain("track index (-1)");
        var tooLate = PlayColumns.Latest.ToUnixTimeMilliseconds();
        Should.Throw<ArgumentException>(() => new PlayColumns([tooLate], [0], [0], [PlayFlags.None])).Message.ShouldContain("1900 to 2100");
        Should.NotThrow(() => new PlayColumns([PlayColumns.Earliest.ToUnixTimeMilliseconds(), tooLate - 1], [0, 0], [0, 0], new PlayFlags[2]));
    }

    [Theory]
    [InlineData(29_999, PlayFlags.FromExport, false, true)]
    [InlineData(30_000, PlayFlags.FromExport, true, false)]
    [InlineData(20_000, PlayFlags.FromApi, true, false)]
    [InlineData(30_000, PlayFlags.Podcast, false, false)]
    [InlineData(20_000, PlayFlags.Podcast | PlayFlags.FromApi, false, false)]
    public void Counts_ThirtySecondsOfMusic_OrListedByTheApi(int ms, PlayFlags flags, bool counts, bool isShort)
    {
        PlayColumns.Counts(ms, flags).ShouldBe(counts);
        PlayColumns.IsShort(ms, flags).ShouldBe(isShort);
        PlayColumns.IsCounted(ms, flags, includeShort: true).ShouldBe(counts || isShort);
    }

    [Fact]
    public void FirstAtOrAfter_Instant_IsTheFirstOfEquals()
    {
        var plays = new PlayColumns([10, 20, 20, 30], [0, 0, 0, 0], [0, 0, 0, 0], new PlayFlags[4]);

        new long[] { 5, 10, 11, 20, 30, 31 }.Select(plays.FirstAtOrAfter).ShouldBe([0, 0, 1, 1, 3, 4]);
    }

    [Fact]
    public void History_PlayOfAnUnknownTrack_Throws()
    {
        var plays = new PlayColumns([1], [0], [1], [PlayFlags.None]);

        Should.Throw<ArgumentException>(() => new ListeningHistory(plays, TestHistories.OneTrack, ObservedTime.None, "v"))
            .Message.ShouldContain("track 1");
    }

    [Fact]
    public void Catalogue_BadIndexOrLength_Throws()
    {
        Should.Throw<ArgumentException>(() => new TrackCatalogue(["t"], [null], [1], [-1], [-1], ["a"], ["A"], [], []))
            .ParamName.ShouldBe("artist");
        Should.Throw<ArgumentException>(() => new TrackCatalogue(["t"], [], [0], [-1], [-1], ["a"], ["A"], [], []))
            .ParamName.ShouldBe("names");
        TestHistories.OneTrack.Bytes.ShouldBeGreaterThan(12);
    }

    [Fact]
    public void ObservedTime_TouchingAndOverlappingRanges_BecomeOne()
    {
        static Instant At(int hour) => Instant.FromUtc(2026, 1, 1, hour, 0);
        var observed = new ObservedTime([new(At(5), At(6)), new(At(1), At(3)), new(At(2), At(4)), new(At(4), At(5)), new(At(9), At(9))]);

        observed.Ranges.ShouldBe([new(At(1), At(6))]);
        Should.Throw<ArgumentException>(() => new ObservedTime([new(At(2), At(1))]));
    }
}
