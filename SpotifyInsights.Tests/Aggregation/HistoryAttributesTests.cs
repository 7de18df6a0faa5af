using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Tests.Aggregation;

public sealed class HistoryAttributesTests
{
    private static readonly Instant Day = Instant.FromUtc(2026, 1, 31, 20, 0);

    [Fact]
    public async Task History_AttributesOfTracks_AreTheNewestThatSpotifySaid_UnknownReplacesNothing()
    {
        var whole = new ReportedTrack
        {
            TrackId = "t",
            TrackName = "Song",
            ArtistId = "a",
            ArtistName = "Band",
            AlbumType = "single",
            ReleaseDate = "2019-05",
            ReleaseDatePrecision = "month",
            Popularity = 40,
            Explicit = true,
            DurationMs = 200_000,
            Uri = "spotify:track:t",
            AllArtistIds = ["a", "g"],
            AllArtistNames = ["Band", "Guest"],
        };
        var bare = whole with { Popularity = null, ReleaseDate = null, ReleaseDatePrecision = null, AlbumType = null, Explicit = null, AllArtistIds = [], AllArtistNames = [] };

        // January says all, February 55 and nothing else, March nothing.
        var history = await HistoryAsync(Poll(0, whole), Poll(10, bare with { Popularity = 55 }), Poll(40, bare));

        var (tracks, facts) = (history.Tracks, history.Tracks.Attributes);
        tracks.Count.ShouldBe(1);
        (facts.AlbumType[0], facts.Popularity[0], facts.IsExplicit[0]).ShouldBe((AlbumType.Single, (sbyte)55, (sbyte)1));
        (facts.ReleaseDay[0], facts.ReleasePrecision[0]).ShouldBe((18_017, DatePrecision.Month));
        tracks.ArtistKeys.ShouldBe(["a", "g"]);
        tracks.ArtistNames.ShouldBe(["Band", "Guest"]);
        tracks.Artist.ShouldBe([0]);
        tracks.Credits[0].ToArray().ShouldBe([0, 1]);
    }

    [Fact]
    public async Task History_TrackThatNobodyDescribes_IsUnknownNotZero()
    {
        var history = await HistoryAsync(Poll(0, new ReportedTrack { TrackId = "t", TrackName = "Song", ReleaseDate = "0000", AlbumType = "mixtape", Popularity = 0, Uri = "spotify:track:t" }));

        var facts = history.Tracks.Attributes;
        (facts.AlbumType[0], facts.IsExplicit[0], facts.ReleasePrecision[0]).ShouldBe((AlbumType.Unknown, TrackAttributes.Unknown, DatePrecision.Unknown));
        facts.Popularity[0].ShouldBe((sbyte)0, "Spotify said 0");
        history.Tracks.Credits[0].Length.ShouldBe(0);
    }

    [Fact]
    public async Task History_AttributesOfArtists_AreThoseOfTheNewestSnapshotThatNamesThem()
    {
        var track = new ReportedTrack { TrackId = "t", TrackName = "Song", ArtistId = "a", ArtistName = "Band", Uri = "spotify:track:t", AllArtistIds = ["a", "x"], AllArtistNames = ["Band", "Other"] };
        var band = new ReportedArtist { ArtistId = "a", ArtistName = "Band", Genres = ["jazz", "dub"], Popularity = 60, Followers = 1_000 };

        var history = await HistoryAsync(
            Snapshot(0, track, band),
            Snapshot(2, track, band with { Genres = ["folk"], Popularity = 0, Followers = null }),
            Snapshot(4, track, new ReportedArtist { ArtistId = "stranger", ArtistName = "Stranger", Popularity = 9 }));

        var (tracks, said) = (history.Tracks, history.Tracks.ArtistAttributes);
        tracks.ArtistKeys.ShouldBe(["a", "x"]);
        said.Popularity.ShouldBe([0, -1]);
        said.Followers.ShouldBe([-1, -1]);
        said.Genres[0].ToArray().Select(genre => said.GenreNames[genre]).ShouldBe(["folk"]);
        said.Genres[1].Length.ShouldBe(0);
    }

    private static Collected Poll(int day, ReportedTrack track) => Input(day, track, []) with { IsSnapshot = false };

    private static Collected Snapshot(int day, ReportedTrack track, params ReportedArtist[] artists) => Input(day, track, artists);

    private static Collected Input(int day, ReportedTrack track, IReadOnlyList<ReportedArtist> artists)
    {
        var at = Day + Duration.FromDays(day);
        var page = new RecentTracksPage(at, IsWhole: false, [new ReportedPlay(at - Duration.FromMinutes(10), track, ContextType: null, ContextUri: null)]);
        return new Collected(IsSnapshot: true, at, page, [], [.. artists, .. artists, .. artists]);
    }

    private static async Task<ListeningHistory> HistoryAsync(params Collected[] inputs)
    {
        var rig = new ListenerRig();
        await rig.PutAsync(inputs);
        await rig.ApplyAsync(AggregationKind.Rebuild);
        return await rig.HistoryAsync();
    }
}
