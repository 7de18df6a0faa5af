using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

public sealed class KnownAttributesTests
{
    // Artist 0 is known to Spotify, artist 1 only by the reference data of tracks 1 and 2, artist 2 by nobody.
    private static readonly TrackCatalogue Tracks = new(
        ["t0", "t1", "t2", "t3"], new string?[4], [0, 1, 1, 2], [-1, -1, -1, -1], [-1, -1, -1, -1], ["a0", "a1", "a2"], ["A", "B", "C"], [], [],
        new TrackAttributes(new AlbumType[4], [.. Enumerable.Repeat(TrackAttributes.UnknownDay, 4)], new DatePrecision[4], [-1, -1, -1, -1], [10, -1, -1, -1]),
        artistAttributes: new ArtistAttributes([77, -1, -1], [5, -1, -1], IndexLists.Of([[1, 0], null, null]), ["soul", "jazz"]));

    private static readonly ReferenceAttributes Reference =
        new(new(2022, 10, 1), [90, 40, 70, -1], IndexLists.Of([[0], [1], [1, 0], null]), ["dub", "ambient"]);

    private static ListeningHistory History { get; } = TestHistories.Of(
        Tracks, [Play(0, 1), Play(1, 1), Play(2, 1), Play(3, 2), Play(4, 0), Play(5, 3)]);

    [Fact]
    public void Attributes_WithoutReference_AreSpotifysAlone()
    {
        var known = History.Attributes;

        known.TrackPopularity.ShouldBe([10, -1, -1, -1]);
        known.ArtistPopularity.ShouldBe([77, -1, -1]);
        known.ArtistPopularitySource.ShouldBe([AttributeSource.Spotify, AttributeSource.None, AttributeSource.None]);
        Genres(known, 0).ShouldBe(["jazz", "soul"]);
        Genres(known, 1).ShouldBeEmpty();
        known.ArtistGenresSource.ShouldBe([AttributeSource.Spotify, AttributeSource.None, AttributeSource.None]);
    }

    [Fact]
    public void Attributes_WithReference_SpotifyComesFirstAndUnknownStaysUnknown()
    {
        var known = History.WithReference(Reference).Attributes;

        known.TrackPopularity.ShouldBe([10, 40, 70, -1]);
        known.TrackPopularitySource.ShouldBe([AttributeSource.Spotify, AttributeSource.Reference, AttributeSource.Reference, AttributeSource.None]);

        // Artist 1: three plays of 40 and one of 70, 190 / 4 = 47.5.
        known.ArtistPopularity.ShouldBe([77, 47.5, -1]);
        known.ArtistPopularitySource.ShouldBe([AttributeSource.Spotify, AttributeSource.ReferenceDerived, AttributeSource.None]);
        Genres(known, 0).ShouldBe(["jazz", "soul"]);
        Genres(known, 1).ShouldBe(["ambient", "dub"]);
        Genres(known, 2).ShouldBeEmpty();
        known.ArtistGenresSource.ShouldBe([AttributeSource.Spotify, AttributeSource.Reference, AttributeSource.None]);
    }

    [Fact]
    public void Reference_OfAnotherCatalogue_Throws() =>
        Should.Throw<ArgumentException>(() => TestHistories.Empty.WithReference(Reference)).ParamName.ShouldBe("reference");

    [Fact]
    public void IndexLists_WrongOffsets_Throw()
    {
        Should.Throw<ArgumentException>(() => new IndexLists([], []));
        Should.Throw<ArgumentException>(() => new IndexLists([0, 2, 1], [0]));
        Should.Throw<ArgumentException>(() => new IndexLists([0, 1], [-1]));
        IndexLists.OfSingles([3, TrackCatalogue.Unknown, 0]).Limit.ShouldBe(4);
    }

    private static TestPlay Play(int minute, int track) => new(Instant.FromUtc(2026, 3, 1, 12, 5 * minute), 60_000, Track: track);

    private static IEnumerable<string> Genres(KnownAttributes known, int artist) => known.GenresOf(artist).ToArray().Select(genre => known.GenreNames[genre]);
}
