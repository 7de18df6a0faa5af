using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Tests.Domain.Reference;

public sealed class ReferenceFoldingTests
{
    [Fact]
    public void Fold_RowsOfOneId_AreOneTrackWithAllGenresAndTheHighestPopularity()
    {
        var folding = ReferenceFolding.Of(
        [
            Row("b", "rock", 10), Row("a", "pop", 30), Row("b", "indie", 12), Row("b", "rock", 10) with { Index = 9 }, Row("b", "rock", null),
        ]);

        folding.Tracks.Select(track => (track.TrackId, track.Popularity, string.Join(',', track.Genres))).ShouldBe([("a", 30, "pop"), ("b", 12, "indie,rock")]);
        (folding.ExactDuplicates, folding.PopularityDiffers, folding.OtherwiseDiffers).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void Fold_RowsThatDifferInAFeature_TakesTheFirstAndCounts()
    {
        var folding = ReferenceFolding.Of(
        [
            Row("a", "pop", 30) with { Features = new() { Energy = 0.25 } },
            Row("a", "rock", 30) with { Features = new() { Energy = 0.5 } },
        ]);

        folding.Tracks.Single().Features.Energy.ShouldBe(0.25);
        (folding.ExactDuplicates, folding.PopularityDiffers, folding.OtherwiseDiffers).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void Fold_Names_AreFoldedAndTheFirstArtistCounts()
    {
        var track = ReferenceFolding.Of([Row("a", null, null) with { TrackName = "  It\u2019s  ME ", Artists = "B\u00d6RN;Ann" }]).Tracks.Single();

        (track.NormalisedTitle, track.NormalisedArtist).ShouldBe(("it's me", "born"));
        track.Genres.ShouldBeEmpty();
        track.Popularity.ShouldBeNull();
    }

    [Fact]
    public void Fold_Names_LoseWhoIsFeatured()
    {
        var track = ReferenceFolding.Of([Row("a", null, null) with { TrackName = "Song (feat. Bob) - Remastered 2011", Artists = "Ann;Bob" }]).Tracks.Single();

        (track.NormalisedTitle, track.NormalisedArtist).ShouldBe(("song", "ann"));
    }

    [Fact]
    public void WithNames_OfAnOlderRelease_AreFoldedAgain()
    {
        var track = ReferenceFolding.WithNames(new() { TrackId = "a", NormalisedTitle = "l\u00fcfte (feat. bob)", NormalisedArtist = null });

        (track.NormalisedTitle, track.NormalisedArtist).ShouldBe(("lufte", null));
    }

    [Fact]
    public void Fold_ARowWithoutNames_HasNone()
    {
        var track = ReferenceFolding.Of([Row("a", "k-pop", 0) with { TrackName = null, Artists = null }]).Tracks.Single();

        (track.NormalisedTitle, track.NormalisedArtist).ShouldBe((null, null));
    }

    [Fact]
    public void Fold_NoRows_IsNoTracks() => ReferenceFolding.Of([]).Tracks.ShouldBeEmpty();

    private static ReferenceRow Row(string id, string? genre, int? popularity) =>
        new() { TrackId = id, TrackName = "Song", Artists = "Ann", TrackGenre = genre, Popularity = popularity };
}
