using NodaTime;
using SpotifyInsights.Domain.Listening;
using static SpotifyInsights.Tests.Domain.Listening.Said;

namespace SpotifyInsights.Tests.Domain.Listening;

/// <summary>Which rows of one kind of source are one play.</summary>
public sealed class PlayMergerWithinKindTests
{
    [Fact]
    public void Export_SameSecondAndTrack_IsOnePlayOfTheLongestHeardTime() =>
        Plays([ByExport(0, "a", 0), ByExport(0, "a", 90_000)]).ShouldBe(["0 90000 Export"]);

    [Fact]
    public void Export_OverlapOfMoreThanTwoSeconds_IsOnePlayOfTheLongerRow() =>
        // heard 0..100 and 97..130: three seconds in common
        Plays([ByExport(100, "a", 100_000), ByExport(130, "a", 33_000)]).ShouldBe(["100 100000 Export"]);

    [Fact]
    public void Export_OverlapOfTwoSeconds_AreTwoPlays() =>
        Plays([ByExport(100, "a", 100_000), ByExport(130, "a", 32_000)]).ShouldBe(["100 100000 Export", "130 32000 Export"]);

    [Fact]
    public void Export_OtherTrackOverlaps_AreTwoPlays() =>
        Plays([ByExport(100, "a", 100_000), ByExport(101, "b", 100_000)]).Count().ShouldBe(2);

    [Fact]
    public void Export_RowOverlapsOnlyTheLoser_IsHeldAgainstTheOneThatStands() =>
        // 0..100 stands, 90..130 joins it, 120..200 does not overlap what stands
        Plays([ByExport(100, "a", 100_000), ByExport(130, "a", 40_000), ByExport(200, "a", 80_000)])
            .ShouldBe(["100 100000 Export", "200 80000 Export"]);

    [Fact]
    public void Export_SaneOfflineStart_EndsAtStartAndHeardTime() =>
        Plays([ByExport(3_600, "a", 60_000, At(600))]).ShouldBe(["660 60000 Export"]);

    [Theory]
    [InlineData(3_601)] // would end 61 s after the reported end
    [InlineData(3_600 - (31 * 86_400))] // more than 30 days before it
    public void Export_InsaneOfflineStart_EndsAsReported(double offlineAt) =>
        Plays([ByExport(3_600, "a", 60_000, At(offlineAt))]).ShouldBe(["3600 60000 Export"]);

    [Fact]
    public void AccountData_EqualRowsInOneImport_AreAsManyPlays() =>
        Plays(InImport("one", ByAccount(0, "a", 12_000), ByAccount(0, "a", 12_000))).ShouldBe(["0 12000 AccountData", "0 12000 AccountData"]);

    [Fact]
    public void AccountData_EqualRowsInTwoImports_AreAsManyAsOneOfThemHolds() =>
        Plays([
            .. InImport("one", ByAccount(0, "a", 12_000), ByAccount(0, "a", 12_000)),
            .. InImport("two", ByAccount(0, "a", 12_000), ByAccount(0, "a", 12_000)),
            .. InImport("three", ByAccount(0, "a", 12_000)),
        ]).Count().ShouldBe(2);

    [Fact]
    public void AccountData_OverlappingRows_StayApart() =>
        // The ends are known to the minute only: these may well have followed each other.
        Plays([ByAccount(0, "a", 50_000), ByAccount(0, "a", 40_000)]).Count().ShouldBe(2);

    [Fact]
    public void Scrobble_SameSecondAndNames_IsOnePlayFromItsStart()
    {
        var plays = PlayMerger.Merge([ByScrobble(0, "a", 120_000), ByScrobble(0.4, "a", 120_000)], previousEnd: null);

        plays.Single().StartedAt.ShouldBe(Noon);
        plays.Single().MsPlayed.ShouldBe(120_000);
        plays.Single().IsEstimated.ShouldBeTrue();
    }

    [Fact]
    public void Witness_HeardForMoreThanADay_IsImplausibleAndNoPlay()
    {
        WitnessTime.IsImplausible(ByExport(0, "a", 86_400_001)).ShouldBeTrue();
        WitnessTime.IsImplausible(ByExport(0, "a", 86_400_000)).ShouldBeFalse();
        WitnessTime.IsImplausible(ByExport(0, "a", -1)).ShouldBeTrue();
        WitnessTime.IsImplausible(ByExport(0, "a", 1) with { PlayedAt = Instant.FromUnixTimeSeconds(-3_000_000_000) }).ShouldBeTrue();

        Plays([ByExport(0, "a", 86_400_001), ByExport(10, "b", 10_000)]).ShouldBe(["10 10000 Export"]);
    }
}
