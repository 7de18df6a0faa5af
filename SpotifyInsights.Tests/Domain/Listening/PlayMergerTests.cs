using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

public sealed class PlayMergerTests
{
    private static readonly Instant Noon = Instant.FromUtc(2025, 11, 20, 12, 0);

    [Fact]
    public void Merge_AnEvening_IsWhatTheHandCalculationSays()
    {
        // end, length -> heard: no play before; 120 s since; 10 s since but at least 30 s; 10 s since and only 20 s long; a long pause; length not known
        var witnesses = new[]
        {
            Api(Noon, "a", 200_000),
            Api(Noon + Duration.FromSeconds(120), "b", 180_000),
            Api(Noon + Duration.FromSeconds(130), "c", 240_000),
            Api(Noon + Duration.FromSeconds(140), "d", 20_000),
            Api(Noon + Duration.FromSeconds(3600), "e", 240_000),
            Api(Noon + Duration.FromSeconds(3700), "f", durationMs: null),
        };

        var plays = PlayMerger.Merge(witnesses, previousEnd: null);

        plays.Select(play => play.MsPlayed).ShouldBe([200_000, 120_000, 30_000, 20_000, 240_000, 30_000]);
        plays[1].StartedAt.ShouldBe(Noon);
        plays.ShouldAllBe(play => play.IsEstimated);
    }

    [Fact]
    public void Merge_PlayBeforeTheStretch_BoundsTheFirstEstimate() =>
        PlayMerger.Merge([Api(Noon, "a", 200_000)], Noon - Duration.FromSeconds(61)).Single().MsPlayed.ShouldBe(61_000);

    [Fact]
    public void Merge_SameEndOtherTrack_AreTwoPlays() =>
        PlayMerger.Merge([Api(Noon, "b"), Api(Noon, "a")], previousEnd: null)
            .Select(play => play.Track.Uri).ShouldBe(["spotify:track:a", "spotify:track:b"]);

    [Fact]
    public void Merge_SameTrackOneMillisecondLater_AreTwoPlays() =>
        PlayMerger.Merge([Api(Noon, "a"), Api(Noon + Duration.FromMilliseconds(1), "a")], previousEnd: null).Count.ShouldBe(2);

    [Fact]
    public void Merge_LocalFilesSpeltDifferently_AreOnePlay()
    {
        var one = Api(Noon, "x") with { Track = new ReportedTrack { TrackName = "Don’t  Go", ArtistName = "Ada" } };
        var other = Api(Noon, "x") with { Track = new ReportedTrack { TrackName = "don't go ", ArtistName = "ADA" } };

        PlayMerger.Merge([one, other], previousEnd: null).Single().Track.TrackName.ShouldBe("Don’t  Go");
    }

    [Fact]
    public void Merge_TwoSayingsOfOnePlay_TakeTheSmallestValueAndAValueBeforeNone()
    {
        var album = Api(Noon, "a") with
        {
            Track = Api(Noon, "a").Track with { Popularity = 51, Isrc = null, ArtistId = "z", ArtistName = "Ann" },
            ContextType = "playlist",
            ContextUri = "spotify:playlist:1",
        };
        var single = Api(Noon, "a") with
        {
            Track = Api(Noon, "a").Track with { Popularity = 50, Isrc = "X1", ArtistId = "y", ArtistName = "Bea", TrackName = null },
        };

        var play = PlayMerger.Merge([album, single], previousEnd: null).Single();

        play.Track.Popularity.ShouldBe(50);
        play.Track.Isrc.ShouldBe("X1");
        play.Track.TrackName.ShouldBe("Title a");
        play.Track.ArtistId.ShouldBe("y");
        play.Track.ArtistName.ShouldBe("Bea", "an artist's id and name belong together");
        play.ContextUri.ShouldBe("spotify:playlist:1");
    }

    [Fact]
    public void Merge_AsOf_LeavesOutWhatWasSaidLater()
    {
        var early = Api(Noon, "a") with { Track = Api(Noon, "a").Track with { Popularity = 60 }, PollCollectedAt = Noon + Duration.FromHours(1) };
        var late = Api(Noon, "a") with { Track = Api(Noon, "a").Track with { Popularity = 40 }, PollCollectedAt = Noon + Duration.FromHours(2) };

        PlayMerger.Merge([early, late], previousEnd: null, Noon + Duration.FromHours(1)).Single().Track.Popularity.ShouldBe(60);
        PlayMerger.Merge([early, late], previousEnd: null, Noon + Duration.FromMinutes(59)).ShouldBeEmpty();
        PlayMerger.Merge([early, late], previousEnd: null).Single().Track.Popularity.ShouldBe(40);
    }

    [Fact]
    public void Union_SameSayingInSnapshotAndPolls_IsOneWitnessWithTheEarliestInstants()
    {
        var snapshot = Api(Noon, "a") with { PollCollectedAt = null, SnapshotCollectedAt = Noon + Duration.FromHours(3), FirstSnapshotAt = Noon + Duration.FromHours(2) };
        var poll = Api(Noon, "a") with { PollCollectedAt = Noon + Duration.FromHours(2) };
        var earlierPoll = Api(Noon, "a") with { PollCollectedAt = Noon + Duration.FromHours(1) };

        var witness = WitnessSet.Union([poll, snapshot], [earlierPoll, poll]).Single();

        witness.PollCollectedAt.ShouldBe(Noon + Duration.FromHours(1));
        witness.SnapshotCollectedAt.ShouldBe(Noon + Duration.FromHours(3));
        witness.FirstSnapshotAt.ShouldBe(Noon + Duration.FromHours(2));
    }

    private static Witness Api(Instant end, string track, int? durationMs = 180_000) => new()
    {
        PlayedAt = end,
        Track = new ReportedTrack
        {
            TrackId = track,
            TrackName = "Title " + track,
            ArtistId = "artist-of-" + track,
            ArtistName = "Artist of " + track,
            DurationMs = durationMs,
            Uri = "spotify:track:" + track,
        },
        PollCollectedAt = end + Duration.FromHours(1),
    };
}
