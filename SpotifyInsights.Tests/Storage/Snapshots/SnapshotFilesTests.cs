using System.Text;
using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Tests.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Snapshots;

public sealed class SnapshotFilesTests
{
    private const string Id = "2025-11-20T14-30-00Z";
    private static readonly Instant At = Instant.FromUtc(2025, 11, 20, 14, 30);

    private readonly MemoryObjectStore objects = new(new SettableClock(DateTimeOffset.UnixEpoch));
    private readonly SnapshotStore snapshots;

    public SnapshotFilesTests() => snapshots = new SnapshotStore(objects);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ReportedTrack Track { get; } = new()
    {
        TrackId = "t1",
        TrackName = "One",
        ArtistId = "a1",
        ArtistName = "Ann",
        AlbumId = "b1",
        AlbumName = "Album",
        AlbumType = "single",
        ReleaseDate = "2019-05",
        ReleaseDatePrecision = "month",
        Popularity = 42,
        DurationMs = 183_500,
        Explicit = true,
        Uri = "spotify:track:t1",
        Isrc = "DE1",
        AllArtistIds = ["a1", "a2"],
        AllArtistNames = ["Ann", "Bob"],
    };

    [Fact]
    public async Task RecentTracks_Columns_AreTheDesignsThenOurs()
    {
        await snapshots.PutRecentTracksAsync("u", Id, new RecentTracksPage(At, IsWhole: false, []), Token);

        (await ColumnsAsync(Keys.SnapshotRecentTracks("u", Id))).ShouldBe(
            "played_at, track_id, track_name, artist_id, artist_name, album_id, album_name, album_type, release_date, popularity, duration_ms, "
            + "explicit, uri, played_at_dt, hour_of_day, day_of_week, duration_seconds, release_year, "
            + "started_at, ms_played, ms_played_estimated, source, isrc, all_artist_ids, all_artist_names, release_date_precision, context_type, context_uri");
    }

    [Fact]
    public async Task TopLists_Columns_AreTheDesignsThenOurs()
    {
        await snapshots.PutTopTracksAsync("u", Id, TimeRange.Short, [Track], Token);
        await snapshots.PutTopArtistsAsync("u", Id, TimeRange.Short, [], Token);

        (await ColumnsAsync(Keys.SnapshotTopTracks("u", Id, TimeRange.Short))).ShouldBe(
            "rank, track_id, track_name, artist_id, artist_name, album_id, album_name, album_type, release_date, popularity, duration_ms, "
            + "explicit, uri, duration_seconds, release_year, time_range, isrc, all_artist_ids, all_artist_names, release_date_precision");
        (await ColumnsAsync(Keys.SnapshotTopArtists("u", Id, TimeRange.Short))).ShouldBe(
            "rank, artist_id, artist_name, genres, genre_list, popularity, followers, uri, time_range");
    }

    [Fact]
    public async Task RecentTracks_FullAndEmptyRows_ComeBackAsTheyWere()
    {
        var full = new ReportedPlay(At - Duration.FromMilliseconds(61_001), Track, "playlist", "spotify:playlist:1");
        var empty = new ReportedPlay(At - Duration.FromHours(30), new ReportedTrack { TrackName = "" }, null, null);

        (await snapshots.PutRecentTracksAsync("u", Id, new RecentTracksPage(At + Duration.FromTicks(12_345), IsWhole: true, [full, empty]), Token)).ShouldBeTrue();
        (await snapshots.PutRecentTracksAsync("u", Id, new RecentTracksPage(At, IsWhole: false, []), Token)).ShouldBeFalse();

        var page = (await snapshots.ReadRecentTracksAsync("u", Id, Token))!;
        page.CollectedAt.ShouldBe(At + Duration.FromMilliseconds(1));
        page.IsWhole.ShouldBeTrue();
        page.Plays.Count.ShouldBe(2);
        page.Plays[0].ShouldBe(full with { Track = page.Plays[0].Track });
        Text(page.Plays[0].Track).ShouldBe(Text(Track));
        Text(page.Plays[1].Track).ShouldBe(Text(empty.Track));
    }

    [Fact]
    public async Task RecentTracks_DerivedColumns_AreOfThePlaysEndInUtc()
    {
        var end = Instant.FromUtc(2025, 11, 23, 23, 59, 59); // a Sunday
        await snapshots.PutRecentTracksAsync("u", Id, new RecentTracksPage(At, IsWhole: true, [new ReportedPlay(end, Track, null, null)]), Token);

        var reader = ParquetReader.Open((await objects.GetAsync(Keys.SnapshotRecentTracks("u", Id), Token))!.Content);
        ((Int64Column)reader.ReadColumn(0, "played_at_dt")).Values.ShouldBe([end.ToUnixTimeMilliseconds()]);
        ((Int32Column)reader.ReadColumn(0, "hour_of_day")).Values.ShouldBe([23]);
        ((Int32Column)reader.ReadColumn(0, "day_of_week")).Values.ShouldBe([6]);
        ((Int32Column)reader.ReadColumn(0, "release_year")).Values.ShouldBe([2019]);
        ((DoubleColumn)reader.ReadColumn(0, "duration_seconds")).Values.ShouldBe([183.5]);
        reader.ReadColumn(0, "ms_played").IsNull(0).ShouldBeTrue();
        reader.ReadColumn(0, "started_at").IsNull(0).ShouldBeTrue();
        reader.ReadColumn(0, "ms_played_estimated").IsNull(0).ShouldBeTrue();
    }

    [Fact]
    public async Task TopArtists_GenresNoneAndUnknown_StayApart()
    {
        await snapshots.PutTopArtistsAsync("u", Id, TimeRange.Long, [
            new ReportedArtist { ArtistId = "a", Genres = ["pop", "art rock"], Followers = 5_000_000_000 },
            new ReportedArtist { ArtistId = "b", Genres = [] },
            new ReportedArtist { ArtistId = "c" },
        ], Token);

        var artists = (await snapshots.ReadTopArtistsAsync("u", Id, TimeRange.Long, Token))!;
        artists.Select(artist => artist.Genres?.Count).ShouldBe([2, 0, null]);
        artists[0].Followers.ShouldBe(5_000_000_000);
        var reader = ParquetReader.Open((await objects.GetAsync(Keys.SnapshotTopArtists("u", Id, TimeRange.Long), Token))!.Content);
        var genres = (StringColumn)reader.ReadColumn(0, "genres");
        new[] { genres[0], genres[1], genres[2] }.ShouldBe(["pop,art rock", "", null]);
    }

    [Fact]
    public async Task RecentTracks_WrittenByPandas_AreRead()
    {
        // played_at as text, whole numbers as 64 bits or, with a null among them, as floating point, columns of ours missing
        ParquetSchema schema = new([
            new("played_at", ParquetType.String, true), new("track_id", ParquetType.String, true),
            new("popularity", ParquetType.Double, true), new("duration_ms", ParquetType.Int64, true),
        ]);
        using var file = new MemoryStream();
        using (var writer = new ParquetWriter(file, schema))
        {
            writer.WriteRowGroup([
                StringColumn.FromValues(["2025-11-20T14:29:58.123Z", "2025-11-20T14:20:00+00:00"]), StringColumn.FromValues(["t1", "t2"]),
                new DoubleColumn([55, double.NaN]), new Int64Column([200_000, 100_000]),
            ]);
            writer.Complete();
        }

        const string oldId = "2025-11-20T14-30-00.500000+00-00";
        await objects.PutAsync(Keys.SnapshotRecentTracks("u", oldId), file.ToArray(), PutCondition.None, Token);

        var page = (await snapshots.ReadRecentTracksAsync("u", oldId, Token))!;
        page.CollectedAt.ShouldBe(At + Duration.FromMilliseconds(500));
        page.IsWhole.ShouldBeFalse();
        page.Plays.Select(play => play.PlayedAt).ShouldBe([Instant.FromUtc(2025, 11, 20, 14, 29, 58) + Duration.FromMilliseconds(123), At - Duration.FromMinutes(10)]);
        page.Plays.Select(play => play.Track.Popularity).ShouldBe([55, null]);
        page.Plays.Select(play => play.Track.DurationMs).ShouldBe([200_000, 100_000]);
    }

    [Fact]
    public async Task RecentTracks_CutOff_IsAnErrorThatNamesTheKeyAndMissingIsNone()
    {
        (await snapshots.ReadRecentTracksAsync("u", Id, Token)).ShouldBeNull();
        await snapshots.PutRecentTracksAsync("u", Id, new RecentTracksPage(At, IsWhole: true, [new ReportedPlay(At, Track, null, null)]), Token);
        var key = Keys.SnapshotRecentTracks("u", Id);
        var whole = (await objects.GetAsync(key, Token))!.Content;
        await objects.PutAsync(key, whole[..(whole.Length / 2)], PutCondition.None, Token);

        (await Should.ThrowAsync<CorruptObjectException>(() => snapshots.ReadRecentTracksAsync("u", Id, Token))).Key.ShouldBe(key);
    }

    [Fact]
    public async Task Metadata_OfTheOriginalCode_IsRead()
    {
        var json = """{"timestamp":"2025-11-20T14-30-00","user_id":"u","display_name":null,"country":"DE","product":"premium","api_version":"2025-11"}""";
        await objects.PutAsync(Keys.SnapshotMetadata("u", "2025-11-20T14-30-00"), Encoding.UTF8.GetBytes(json), PutCondition.None, Token);

        var metadata = (await snapshots.FindMetadataAsync("u", "2025-11-20T14-30-00", Token))!;
        metadata.Timestamp.ShouldBe(At);
        metadata.Rows.ShouldBeNull();
    }

    [Fact]
    public async Task NextId_SecondTaken_IsTheNextFreeSecondAndOnlyWholeOnesAreListed()
    {
        await snapshots.PutRecentTracksAsync("u", Id, new RecentTracksPage(At, IsWhole: true, []), Token);
        await snapshots.PutMetadataAsync("u", "2025-11-20T14-30-01Z", new SnapshotMetadata { Timestamp = At, UserId = "u" }, Token);

        (await snapshots.NextIdAsync("u", At + Duration.FromMilliseconds(700), Token)).ShouldBe("2025-11-20T14-30-02Z");
        (await snapshots.ListAsync("u", startAfter: null, Token).ToListAsync(Token)).ShouldBe(["2025-11-20T14-30-01Z"]);
        (await snapshots.ListBegunAsync("u", startAfter: null, Token).ToListAsync(Token)).Count.ShouldBe(2);
    }

    private static string Text(ReportedTrack track) =>
        string.Join('|', track.TrackId, track.TrackName, track.ArtistId, track.ArtistName, track.AlbumId, track.AlbumName, track.AlbumType, track.ReleaseDate, track.ReleaseDatePrecision, track.Popularity, track.DurationMs, track.Explicit, track.Uri, track.Isrc, string.Join(',', track.AllArtistIds), string.Join(',', track.AllArtistNames));

    private async Task<string> ColumnsAsync(string key) =>
        string.Join(", ", ParquetReader.Open((await objects.GetAsync(key, Token))!.Content).Schema.Fields.Select(field => field.Name));
}
