using NodaTime;
using SpotifyInsights.Domain.Listening;
using static SpotifyInsights.Tests.Domain.Listening.Said;

namespace SpotifyInsights.Tests.Domain.Listening;

/// <summary>Which reports of different kinds are one play, and whose word counts.</summary>
public sealed class PlayMergerAcrossKindsTests
{
    [Fact]
    public void Merge_AllKindsOfOnePlay_TakesTheBestWordForEachValue()
    {
        var export = ByExport(200, "a", 190_000) with { Circumstances = new PlayCircumstances { ReasonEnd = "trackdone", Shuffle = true } };
        var api = ByApi(201.234, "a") with { ContextType = "album", ContextUri = "spotify:album:x" };
        export = export with { Track = export.Track with { TrackName = "Title a (Export)", ArtistName = "Album's Artist", AlbumName = "Album" } };

        var play = PlayMerger.Merge([ByScrobble(12, "a"), ByAccount(180, "a", 190_000) with { Track = export.Track with { Uri = null } }, api, export], previousEnd: null).Single();

        play.Kinds.ShouldBe([WitnessKind.Export, WitnessKind.AccountData, WitnessKind.Api, WitnessKind.Scrobble]);
        play.PlayedAt.ShouldBe(At(201.234), "the API's end is the most exact");
        play.EndKind.ShouldBe(WitnessKind.Api);
        (play.MsPlayed, play.IsEstimated).ShouldBe((190_000, false));
        play.Track.TrackName.ShouldBe("Title a");
        play.Track.ArtistName.ShouldBe("Artist of a");
        play.Track.ArtistId.ShouldBe("artist-of-a");
        play.Track.AlbumName.ShouldBe("Album", "only the export names it");
        play.Track.Isrc.ShouldBe("ISRC-a");
        (play.ContextUri, play.Circumstances.ReasonEnd, play.Circumstances.Shuffle).ShouldBe(("spotify:album:x", "trackdone", true));
        play.Witnesses.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(240, 1)] // the minute of the end
    [InlineData(480, 1)] // 205 s later: the second pass
    [InlineData(-60, 1)] // 275 s and a bit earlier
    [InlineData(600, 2)] // 325 s later
    public void AccountData_SameHeardTimeWithinFiveMinutes_IsTheExportsPlay(double minute, int plays) =>
        Plays([ByExport(274, "a", 190_000), ByAccount(minute, "a", 190_000)]).Count().ShouldBe(plays);

    [Fact]
    public void AccountData_OtherHeardTime_IsAnotherPlay() =>
        Plays([ByExport(274, "a", 190_000), ByAccount(240, "a", 189_999)]).Count().ShouldBe(2);

    [Fact]
    public void AccountData_MinuteBeforeNearness_BelongsToThePlayOfItsMinute() =>
        // Both plays are as long; the row of 12:04 belongs to the one that ends in 12:04, and the other one is left for the late row.
        Plays([ByExport(270, "a", 60_000), ByExport(200, "a", 60_000), ByAccount(240, "a", 60_000), ByAccount(300, "a", 60_000)])
            .ShouldBe(["200 60000 Export", "270 60000 Export+AccountData", "300 60000 AccountData"], "pairs of one track never cross");

    [Theory]
    [InlineData(105, 1)]
    [InlineData(192, 1)] // 100.999 + 90 + the API's 2
    [InlineData(193, 2)]
    public void Api_WithinNinetySeconds_IsTheExportsPlay(double end, int plays) =>
        Plays([ByExport(100, "a", 40_000), ByApi(end, "a")]).Count().ShouldBe(plays);

    [Fact]
    public void Api_TwoPlaysOfOneTrackNearAnExportsRow_GoToTheNearest() =>
        Plays([ByExport(100, "a", 40_000), ByApi(60, "a"), ByApi(101, "a")]).ShouldBe(["60 200000 Api", "101 40000 Export+Api"]);

    [Fact]
    public void Api_RepeatedTrack_KeepsItsOrder() =>
        Plays([ByExport(100, "a", 40_000), ByExport(140, "a", 40_000), ByExport(180, "a", 40_000), ByApi(101, "a"), ByApi(141, "a"), ByApi(181, "a")])
            .ShouldBe(["101 40000 Export+Api", "141 40000 Export+Api", "181 40000 Export+Api"]);

    [Fact]
    public void Api_SameNamesUnderAnotherUri_IsTheExportsPlay()
    {
        var export = ByExport(100, "a", 40_000);
        var relinked = export with { Track = export.Track with { Uri = "spotify:track:old", TrackId = "old", TrackName = " TITLE  a" } };

        var play = PlayMerger.Merge([relinked, ByApi(101, "a")], previousEnd: null).Single();

        (play.Track.Uri, play.Track.TrackId, play.Track.TrackName).ShouldBe(("spotify:track:a", "a", "Title a"));
    }

    [Fact]
    public void Api_SameIsrcOnly_IsAnotherPlay()
    {
        var export = ByExport(100, "a", 40_000);
        Plays([export with { Track = export.Track with { Isrc = "ISRC-b" } }, ByApi(101, "b")]).Count().ShouldBe(2);
    }

    [Fact]
    public void Api_PausedPlayWithOfflineStart_IsFoundAtItsReportedEnd() =>
        // Start 12:00:00 and 60 s heard, but reported (and listed) at 12:20 because of a pause.
        Plays([ByExport(1_200, "a", 60_000, At(0)), ByApi(1_201, "a")]).ShouldBe(["1201 60000 Export+Api"]);

    [Fact]
    public void AccountOnlyPlay_ApiEndsInItsMinute_IsOnePlay() =>
        Plays([ByAccount(60, "a", 50_000), ByApi(117.5, "a")]).ShouldBe(["117.5 50000 AccountData+Api"]);

    [Theory]
    [InlineData(12, 1)] // starts at 10
    [InlineData(100, 1)]
    [InlineData(101, 2)] // one millisecond more than 90 s after the second in which it started
    public void Scrobble_NearTheStart_IsTheExportsPlay(double start, int plays) =>
        Plays([ByExport(200, "a", 190_000), ByScrobble(start, "a")]).Count().ShouldBe(plays);

    [Theory]
    [InlineData(0, 1)] // a whole track before the end
    [InlineData(-80, 1)] // paused
    [InlineData(-100, 2)]
    [InlineData(170, 1)] // skipped after 30 s
    [InlineData(300, 2)]
    public void Scrobble_WhereHeardTimeIsUnknown_MayHaveBegunATracksLengthBeforeTheEnd(double start, int plays) =>
        Plays([ByApi(200, "a"), ByScrobble(start, "a")]).Count().ShouldBe(plays);

    [Fact]
    public void Merge_TwoReportsOfAKindNearOnePlay_JoinOnlyOne() =>
        Plays([ByAccount(60, "a", 50_000), ByApi(61, "a"), ByApi(95, "a")]).ShouldBe(["61 50000 AccountData+Api", "95 34000 Api"]);

    [Fact]
    public void Merge_EstimateNeverDecides_WhatIsOnePlay()
    {
        // The estimate of the API's play is 30 s, which would put its start at 70; the scrobble belongs to it all the same.
        var plays = PlayMerger.Merge([ByApi(95, "z"), ByApi(100, "a"), ByScrobble(0, "a")], previousEnd: null);

        plays.Select(play => play.MsPlayed).ShouldBe([200_000, 30_000]);
        plays[1].Kinds.ShouldBe([WitnessKind.Api, WitnessKind.Scrobble]);
    }

    [Fact]
    public void MergeMonth_PlayWhoseKindsDisagreeOnTheMonth_IsInTheMonthOfItsEndOnly()
    {
        var turn = Instant.FromUtc(2025, 12, 1, 0, 0);
        var witnesses = new[]
        {
            ByExport(0, "a", 40_000) with { PlayedAt = turn - Duration.FromSeconds(1) },
            ByApi(0, "a") with { PlayedAt = turn + Duration.FromMilliseconds(700) },
        };

        PlayMerger.MergeMonth(new YearMonth(2025, 11), witnesses, previousEnd: null).ShouldBeEmpty();
        PlayMerger.MergeMonth(new YearMonth(2025, 12), witnesses, previousEnd: null).Single().Kinds.Count.ShouldBe(2);
        witnesses.ShouldAllBe(witness => WitnessTime.MonthsTouchedBy(witness).SequenceEqual(new[] { new YearMonth(2025, 11), new YearMonth(2025, 12) }));
    }
}
