using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Tests.Simulator;

public sealed class FictionalCatalogueTests
{
    private readonly FictionalCatalogue _catalogue = Make(1);

    [Fact]
    public void Catalogue_SameSeed_IsTheSame()
    {
        Make(1).Tracks.Select(track => track.Id + track.Name).ShouldBe(_catalogue.Tracks.Select(track => track.Id + track.Name));
        Make(2).Tracks[0].Id.ShouldNotBe(_catalogue.Tracks[0].Id);
    }

    [Fact]
    public void Catalogue_Size_IsAsBigAsAListenerNeeds()
    {
        _catalogue.Artists.Count.ShouldBe(600);
        _catalogue.Tracks.Count.ShouldBeInRange(4_000, 7_000);
        _catalogue.Albums.Select(album => album.Type).Distinct().ShouldBe(["album", "single", "compilation"], ignoreOrder: true);
        _catalogue.Artists.SelectMany(artist => artist.Genres).Distinct().Count().ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Ids_OfEverything_AreBase62AndUnique()
    {
        string[] ids =
        [
            .. _catalogue.Artists.Select(artist => artist.Id),
            .. _catalogue.Albums.Select(album => album.Id),
            .. _catalogue.Tracks.Select(track => track.Id),
        ];
        ids.ShouldAllBe(id => id.Length == 22 && id.All(char.IsAsciiLetterOrDigit));
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Length);
        _catalogue.Artists.Select(artist => artist.Name).Distinct().Count().ShouldBe(600);
    }

    [Fact]
    public void Isrc_OfEveryTrack_HasAnUnassignedPrefixAndIsRepeatedByCompilations()
    {
        _catalogue.Tracks.ShouldAllBe(track => track.Isrc.StartsWith("XX", StringComparison.Ordinal) && track.Isrc.Length == 12);
        var recordings = _catalogue.Tracks.ToLookup(track => track.Isrc);
        recordings.ShouldContain(group => group.Count() > 1);
        recordings.ShouldAllBe(group => group.Select(track => track.DurationMs).Distinct().Count() == 1);
    }

    [Fact]
    public void ReleaseDate_OfEveryAlbum_IsWrittenInItsPrecision()
    {
        var lengths = new Dictionary<string, int> { ["year"] = 4, ["month"] = 7, ["day"] = 10 };
        _catalogue.Albums.ShouldAllBe(album => album.ReleaseDate.Length == lengths[album.ReleaseDatePrecision]);
        _catalogue.Albums.Select(album => album.ReleaseDatePrecision).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Tracks_Some_AreExplicitOrHaveGuests()
    {
        _catalogue.Tracks.Count(track => track.IsExplicit).ShouldBeInRange(200, 2_000);
        _catalogue.Tracks.Count(track => track.Artists.Count > 1).ShouldBeInRange(400, 2_000);
        _catalogue.Tracks.ShouldAllBe(track => track.DurationMs >= 48_000 && track.DurationMs <= 961_000);
    }

    private static FictionalCatalogue Make(int seed) =>
        new SpotifySimulation(new SimulatorOptions { Seed = seed }, TimeProvider.System).Catalogue;
}
