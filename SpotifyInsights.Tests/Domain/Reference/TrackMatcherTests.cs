using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Tests.Domain.Reference;

public sealed class TrackMatcherTests
{
    private static readonly ReferenceIndex Index = ReferenceIndex.Of(
    [
        Track("a", "song", "ann", 200_000, 10),
        Track("b", "song", "ann", 204_000, 20),
        Track("c", "song", "ann", 300_000, 90),
        Track("d", "song", "ann", null, 95),
        Track("e", "other", "ann", 100_000, 30),
        Track("f", "other", "ann", 100_000, 40),
        Track("g", null, null, 100_000, 50),
        Track("h", "lufte", "born", 180_000, 60),
    ],
    "v1");

    [Theory]
    [InlineData("c", "Song", "Ann", 200_000, "c", MatchWay.TrackId)]
    [InlineData("spotify:track:c", null, null, 0, "c", MatchWay.TrackId)]
    [InlineData("g", "Whatever", "Nobody", 0, "g", MatchWay.TrackId)]
    [InlineData("x", "Song", "Ann", 201_000, "a", MatchWay.TitleAndArtist)]
    [InlineData("x", "Song", "Ann", 202_500, "b", MatchWay.TitleAndArtist)]
    [InlineData("x", "Song", "Ann", 207_000, "b", MatchWay.TitleAndArtist)]
    [InlineData("x", "  SONG ", "ann", 302_999, "c", MatchWay.TitleAndArtist)]
    [InlineData("x", "Other", "Ann", 101_000, "f", MatchWay.TitleAndArtist)]
    [InlineData("x", "L\u00dcFTE", "B\u00d6RN", 183_000, "h", MatchWay.TitleAndArtist)]
    [InlineData("x", "Song (feat. Bob)", "Ann", 204_000, "b", MatchWay.TitleAndArtist)]
    [InlineData("x", "Song - 2011 Remaster", "Ann ft. Bob", 204_000, "b", MatchWay.TitleAndArtist)]
    [InlineData("x", "Song", "Ann", 207_001, "d", MatchWay.TitleAndArtistOnly)]
    [InlineData("x", "Song", "Ann", 0, "d", MatchWay.TitleAndArtistOnly)]
    [InlineData("x", "Other", "Ann", 0, "f", MatchWay.TitleAndArtistOnly)]
    [InlineData("x", "Other", "Ann", 103_001, null, MatchWay.None)]
    [InlineData("x", "Song", "Bob", 200_000, null, MatchWay.None)]
    [InlineData("x", "Song (Live)", "Ann", 200_000, null, MatchWay.None)]
    [InlineData("x", "", "", 100_000, null, MatchWay.None)]
    [InlineData("x", null, "Ann", 200_000, null, MatchWay.None)]
    [InlineData("x", "Song", null, 200_000, null, MatchWay.None)]
    public void Match_Track_IsFoundByTheFirstWayThatLeadsThere(string key, string? title, string? artist, int durationMs, string? found, MatchWay way)
    {
        var matched = TrackMatcher.Match(TrackCatalogues.Of((key, title, artist, durationMs)), Index);

        matched.Ways.ShouldBe([way]);
        matched.Rows.ShouldBe([found is null ? -1 : Index.FindById(found)]);
    }

    [Fact]
    public void Match_WithoutReferenceData_FindsNothing()
    {
        var matched = TrackMatcher.Match(TrackCatalogues.Of(("a", "Song", "Ann", 200_000), ("b", null, null, 0)), ReferenceIndex.Empty);

        matched.Ways.ShouldBe([MatchWay.None, MatchWay.None]);
        matched.Rows.ShouldBe([-1, -1]);
    }

    [Fact]
    public void Match_ManyTracks_AgreesWithASearchThroughAll()
    {
        var random = new Random(3);
        string[] titles = ["one", "two", "three", "four"];
        string[] artists = ["ann", "bob", "cy"];
        ReferenceTrack[] reference = [.. Enumerable.Range(0, 400).Select(number => Track(
            $"r{number:000}",
            titles[random.Next(4)],
            artists[random.Next(3)],
            random.Next(8) == 0 ? null : 100_000 + random.Next(60_000),
            random.Next(5)))];
        var catalogue = TrackCatalogues.Of([.. Enumerable.Range(0, 500).Select(number => (
            random.Next(10) == 0 ? $"r{random.Next(400):000}" : $"t{number}",
            (string?)titles[random.Next(4)].ToUpperInvariant(),
            (string?)artists[random.Next(3)],
            random.Next(8) == 0 ? 0 : 100_000 + random.Next(60_000)))]);

        var matched = TrackMatcher.Match(catalogue, ReferenceIndex.Of(reference, "v1"));

        for (var track = 0; track < catalogue.Count; track++)
        {
            matched.Rows[track].ShouldBe(Search(track));
        }

        int Search(int track)
        {
            var byId = Array.FindIndex(reference, candidate => candidate.TrackId == catalogue.Keys[track]);
            var length = catalogue.DurationMs[track];
            var best = reference.Index()
                .Where(c => string.Equals(c.Item.NormalisedTitle, catalogue.Names[track], StringComparison.OrdinalIgnoreCase) && c.Item.NormalisedArtist == catalogue.ArtistNames[catalogue.Artist[track]])
                .Where(c => length < 0 || c.Item.DurationMs is null || Math.Abs(length - c.Item.DurationMs.Value) <= 3_000)
                .OrderBy(c => length < 0 || c.Item.DurationMs is null ? 10_000 : Math.Abs(length - c.Item.DurationMs.Value))
                .ThenByDescending(c => c.Item.Popularity)
                .ThenBy(c => c.Item.TrackId, StringComparer.Ordinal)
                .Select(c => c.Index)
                .DefaultIfEmpty(-1)
                .First();
            return byId >= 0 ? byId : best;
        }
    }

    private static ReferenceTrack Track(string id, string? title, string? artist, int? durationMs, int popularity) =>
        new() { TrackId = id, NormalisedTitle = title, NormalisedArtist = artist, DurationMs = durationMs, Popularity = popularity };
}
