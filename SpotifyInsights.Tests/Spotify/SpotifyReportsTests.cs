using System.Net;
using NodaTime;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Api.Spotify.Responses;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Spotify;

public sealed class SpotifyReportsTests : IDisposable
{
    private readonly SpotifyHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Plays_OfAFullPage_KeepWhatSpotifyGave()
    {
        var reported = SpotifyReports.Plays(await RecentAsync(Recorded.Read("recent-full.json")));

        reported.Plays.Count.ShouldBe(3);
        var harbour = reported.Plays[0];
        harbour.PlayedAt.ShouldBe(Instant.FromUtc(2026, 3, 2, 8, 10) + Duration.FromMilliseconds(497));
        harbour.ContextType.ShouldBe("playlist");
        harbour.ContextUri.ShouldBe("spotify:playlist:p1");
        harbour.Track.TrackId.ShouldBe("track-1");
        harbour.Track.TrackName.ShouldBe("Harbour");
        harbour.Track.ArtistId.ShouldBe("artist-1");
        harbour.Track.ArtistName.ShouldBe("The Lamplighters");
        harbour.Track.AlbumId.ShouldBe("album-1");
        harbour.Track.AlbumName.ShouldBe("Night Ferry");
        harbour.Track.AlbumType.ShouldBe("single");
        harbour.Track.ReleaseDate.ShouldBe("2019-05");
        harbour.Track.ReleaseDatePrecision.ShouldBe("month");
        harbour.Track.Popularity.ShouldBe(0);
        harbour.Track.DurationMs.ShouldBe(201_000);
        harbour.Track.Explicit.ShouldBe(true);
        harbour.Track.Uri.ShouldBe("spotify:track:track-1");
        harbour.Track.Isrc.ShouldBe("NLA501900001");
        harbour.Track.AllArtistIds.ShouldBe(["artist-1"]);
        harbour.Track.AllArtistNames.ShouldBe(["The Lamplighters", "Guest"]);
    }

    [Fact]
    public async Task Plays_OfWhatIsNoTrack_AreSkippedAndCounted()
    {
        var reported = SpotifyReports.Plays(await RecentAsync(Recorded.Read("recent-full.json")));

        // A null track, a null item, an episode, and a track without time.
        reported.Skipped.ShouldBe(4);
        reported.Plays.Select(play => play.Track.TrackName).ShouldBe(["Harbour", "Take 3", "Ebb"]);
    }

    [Fact]
    public async Task Plays_OfALocalFile_HaveNoIdsAndKeepEmptyText()
    {
        var local = SpotifyReports.Plays(await RecentAsync(Recorded.Read("recent-full.json"))).Plays[1].Track;

        local.TrackId.ShouldBeNull();
        local.ArtistId.ShouldBeNull();
        local.ArtistName.ShouldBe("Home Tape");
        local.AlbumId.ShouldBeNull();
        local.AlbumName.ShouldBe("");
        local.ReleaseDate.ShouldBeNull();
        local.Isrc.ShouldBeNull();
        local.Uri.ShouldBe("spotify:local:Home+Tape::Take+3:62");
        local.AllArtistIds.ShouldBeEmpty();
    }

    [Fact]
    public async Task Plays_WithAnOffset_AreTheInstant()
    {
        var reported = SpotifyReports.Plays(await RecentAsync(Recorded.Read("recent-full.json")));

        reported.Plays[2].PlayedAt.ShouldBe(Instant.FromUtc(2026, 3, 2, 8, 0) + Duration.FromMilliseconds(123));
    }

    [Fact]
    public async Task Plays_WithoutAnyOptionalField_AreNullAndNeverZeroOrEmpty()
    {
        var play = SpotifyReports.Plays(await RecentAsync(Recorded.Read("recent-bare.json"))).Plays.ShouldHaveSingleItem();

        play.ContextType.ShouldBeNull();
        play.ContextUri.ShouldBeNull();
        ShouldBeBare(play.Track);
    }

    [Theory]
    [InlineData("""{"items":[{"track":{},"played_at":"yesterday"}]}""", "a played_at is not an RFC 3339 time")]
    [InlineData("""{"cursors":null}""", "it has no items")]
    public async Task Plays_OfAPageThatIsNone_SayWhatIsWrong(string json, string problem)
    {
        var page = await RecentAsync(json);

        Should.Throw<SpotifyResponseException>(() => SpotifyReports.Plays(page))
            .Message.ShouldBe($"The answer of GET /v1/me/player/recently-played cannot be used: {problem}.");
    }

    [Fact]
    public async Task TopTracks_Full_KeepOrderAndCountNulls()
    {
        var reported = SpotifyReports.TopTracks(await TopTracksAsync(Recorded.Read("top-tracks-full.json")), TimeRange.Short);

        reported.Tracks.Select(track => track.TrackId).ShouldBe(["track-9", "track-10"]);
        reported.Skipped.ShouldBe(1);
        reported.Tracks[0].Popularity.ShouldBe(61);
        reported.Tracks[0].AlbumType.ShouldBe("compilation");
        reported.Tracks[1].Popularity.ShouldBeNull();
    }

    [Fact]
    public async Task TopTracks_WithoutAnyOptionalField_AreNull() =>
        ShouldBeBare(SpotifyReports.TopTracks(await TopTracksAsync(Recorded.Read("top-tracks-bare.json")), TimeRange.Long).Tracks.Single());

    [Fact]
    public async Task TopArtists_Full_TellZeroAndEmptyFromAbsent()
    {
        var reported = SpotifyReports.TopArtists(await TopArtistsAsync(Recorded.Read("top-artists-full.json")), TimeRange.Short);

        reported.Skipped.ShouldBe(1);
        reported.Artists[0].ShouldSatisfyAllConditions(
            artist => artist.Genres.ShouldBe(["power pop", "jangle"]),
            artist => artist.Followers.ShouldBe(68_073),
            artist => artist.Popularity.ShouldBe(40));
        reported.Artists[1].ShouldSatisfyAllConditions(
            artist => artist.Genres!.ShouldBeEmpty(),
            artist => artist.Followers.ShouldBe(0),
            artist => artist.Popularity.ShouldBe(0));
    }

    [Fact]
    public async Task TopArtists_WithoutAnyOptionalField_AreNull()
    {
        var artist = SpotifyReports.TopArtists(await TopArtistsAsync(Recorded.Read("top-artists-bare.json")), TimeRange.Short).Artists.Single();

        artist.ShouldBe(new ReportedArtist { ArtistId = "artist-9" });
    }

    [Fact]
    public async Task Plays_OfTheRecordedAnswer_AreAllThere()
    {
        var page = await RecentAsync(Recorded.ReadReal("recently_played_tracks.json"));
        var reported = SpotifyReports.Plays(page);

        reported.Plays.Count.ShouldBe(48);
        reported.Skipped.ShouldBe(0);
        page.Next.ShouldNotBeNull();

        // cursors.after of the recording: the newest play in unix milliseconds.
        reported.Plays[0].PlayedAt.ToUnixTimeMilliseconds().ShouldBe(1_772_050_520_497);
        reported.Plays[^1].PlayedAt.ToUnixTimeMilliseconds().ShouldBe(1_772_028_370_058);
        reported.Plays[0].Track.Isrc.ShouldBe("GXF972482646");
        reported.Plays[0].Track.Popularity.ShouldBe(12);
    }

    [Fact]
    public async Task TopLists_OfTheRecordedAnswers_AreAllThere()
    {
        var tracks = SpotifyReports.TopTracks(await TopTracksAsync(Recorded.ReadReal("top_tracks.json")), TimeRange.Short);
        var artists = SpotifyReports.TopArtists(await TopArtistsAsync(Recorded.ReadReal("top_artists.json")), TimeRange.Short);

        tracks.Tracks.Count.ShouldBe(48);
        tracks.Tracks[0].TrackName.ShouldBe("My Sanctuary");
        artists.Artists.Count.ShouldBe(48);
        artists.Artists[0].Followers.ShouldBe(68_073);
        artists.Artists.Count(artist => artist.Genres!.Count == 0).ShouldBe(18);
    }

    [Fact]
    public async Task User_OfTheRecordedAnswer_IsRead()
    {
        var user = await UserAsync(Recorded.ReadReal("current_user.json"));

        user.ShouldSatisfyAllConditions(
            () => user.Id.ShouldBe("listener0001"),
            () => user.Country.ShouldBe("NL"),
            () => user.Product.ShouldBe("premium"),
            () => user.AccountId.ShouldBeNull(),
            () => user.Images!.Count.ShouldBe(2));
    }

    [Fact]
    public async Task User_InDevelopmentMode_HasNoCountryProductOrFollowers()
    {
        var user = await UserAsync(Recorded.Read("me-bare.json"));

        user.ShouldSatisfyAllConditions(
            () => user.Id.ShouldBe("ada"),
            () => user.AccountId.ShouldBe("acc-ada"),
            () => user.DisplayName.ShouldBeNull(),
            () => user.Country.ShouldBeNull(),
            () => user.Product.ShouldBeNull(),
            () => user.Followers.ShouldBeNull(),
            () => user.Images.ShouldBeNull());
    }

    private static void ShouldBeBare(ReportedTrack track)
    {
        track.AllArtistIds.ShouldBeEmpty();
        track.AllArtistNames.ShouldBeEmpty();
        (track with { AllArtistIds = [], AllArtistNames = [] }).ShouldBe(new ReportedTrack { AllArtistIds = [], AllArtistNames = [] });
    }

    private async Task<SpotifyPage<RecentlyPlayedItem>> RecentAsync(string json)
    {
        (await _host.SignedInAsync(Cancel)).Spotify.On(SpotifyHost.Recent, HttpStatusCode.OK, json);
        return await _host.Client.GetRecentlyPlayedAsync(_host.Ledger, Cancel);
    }

    private async Task<SpotifyPage<SpotifyTrack>> TopTracksAsync(string json)
    {
        using var host = await new SpotifyHost().SignedInAsync(Cancel);
        host.Spotify.On("/v1/me/top/tracks?time_range=short_term&limit=50", HttpStatusCode.OK, json);
        return await host.Client.GetTopTracksAsync(host.Ledger, TimeRange.Short, Cancel);
    }

    private async Task<SpotifyPage<SpotifyArtist>> TopArtistsAsync(string json)
    {
        using var host = await new SpotifyHost().SignedInAsync(Cancel);
        host.Spotify.On("/v1/me/top/artists?time_range=short_term&limit=50", HttpStatusCode.OK, json);
        return await host.Client.GetTopArtistsAsync(host.Ledger, TimeRange.Short, Cancel);
    }

    private async Task<SpotifyUser> UserAsync(string json)
    {
        (await _host.SignedInAsync(Cancel)).Spotify.On(SpotifyHost.Me, HttpStatusCode.OK, json);
        return await _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel);
    }
}
