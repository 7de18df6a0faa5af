using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Tests.Domain.Reference;

public sealed class ReferenceIndexTests
{
    [Fact]
    public void Index_HoldsWhatTheTracksSay_AndUnknownIsNotZero()
    {
        var index = ReferenceIndex.Of(
        [
            new() { TrackId = "a", DurationMs = 1, Popularity = 0, Genres = ["pop", "rock"], Features = new() { Energy = 0, Tempo = 120.25 } },
            new() { TrackId = "b", Genres = ["jazz"] },
        ],
        "v1");

        index.GenreNames.ShouldBe(["jazz", "pop", "rock"]);
        index.Genres(0).ToArray().ShouldBe([1, 2]);
        index.Genres(1).ToArray().ShouldBe([0]);
        (index.DurationMs(0), index.DurationMs(1), index.Popularity(0), index.Popularity(1)).ShouldBe((1, -1, (sbyte)0, (sbyte)-1));
        index.Feature(AudioFeature.Energy).ToArray().ShouldBe([0, double.NaN]);
        index.Feature(AudioFeature.Tempo)[0].ShouldBe(120.25);
    }

    [Fact]
    public void Index_WithAnIdTwice_IsRefused() =>
        Should.Throw<ArgumentException>(() => ReferenceIndex.Of([new() { TrackId = "a" }, new() { TrackId = "a" }], "v1")).Message.ShouldContain("'a'");

    [Fact]
    public void Find_AnyId_ButNoOther()
    {
        var ids = Enumerable.Range(0, 5_000).Select(number => $"{number * 7919:x}\u00e9").ToArray();
        var index = ReferenceIndex.Of([.. ids.Select(id => new ReferenceTrack { TrackId = id })], "v1");

        ids.Select(index.FindById).ShouldBe(Enumerable.Range(0, 5_000));
        ids.Select(id => index.FindById(id[..^1])).ShouldAllBe(row => row == -1);
        index.FindById("").ShouldBe(-1);
        index.FindById(new string('x', 5_000)).ShouldBe(-1);
    }

    [Fact]
    public void Find_InNoTracks_FindsNothing()
    {
        ReferenceIndex.Empty.FindById("a").ShouldBe(-1);
        List<int> rows = [];
        ReferenceIndex.Empty.FindByNames("a", "b", rows);
        rows.ShouldBeEmpty();
    }

    [Fact]
    public void Bytes_OfAsManyTracksAsTheRealSet_StayUnderTwentyMegabytes()
    {
        var random = new Random(1);
        string Text(int length) => string.Create(length, random, (letters, dice) =>
        {
            foreach (ref var letter in letters)
            {
                letter = (char)('a' + dice.Next(26));
            }
        });
        var index = ReferenceIndex.Of([.. Enumerable.Range(0, 90_000).Select(_ => new ReferenceTrack
        {
            TrackId = Text(22), NormalisedTitle = Text(20), NormalisedArtist = Text(14), Genres = ["pop"],
        })],
        "v1");

        index.Bytes.ShouldBeLessThan(20_000_000);
    }
}
