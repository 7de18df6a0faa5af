using System.Text;
using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Verification;
using SpotifyInsights.Tests.Parquet.Foreign;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Storage.Legacy;

/// <summary>
/// A bucket that the original Python code filled: folders without `Z` and with microseconds and `+00-00`, `played_at` as text, `played_at_dt` in nanoseconds,
/// lists, whole numbers as 64 bits and as floating point, metadata and manifest without our keys. The files are DuckDB's.
/// </summary>
public sealed class PythonBucketTests
{
    private const string UserId = "ada";
    private const string FirstId = "2025-11-20T14-30-00";
    private const string SecondId = "2025-11-21T14-30-00.123456+00-00";

    private const string Play = "'t1' AS track_id, 'Song' AS track_name, 'a1' AS artist_id, 'Ann' AS artist_name, 'b1' AS album_id, 'Album' AS album_name, "
        + "'album' AS album_type, '2019-05' AS release_date, 61::BIGINT AS popularity, 200000::BIGINT AS duration_ms, false AS explicit, 'spotify:track:t1' AS uri";

    private const string Artists = "SELECT 'a1' AS artist_id, 'Ann' AS artist_name, 'pop,art rock' AS genres, ['pop', 'art rock'] AS genre_list, "
        + "70::BIGINT AS popularity, 1234567::BIGINT AS followers, 'spotify:artist:a1' AS uri, 1::BIGINT AS rank, '{0}_term' AS time_range";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Aggregation_OfAPythonBucket_HoldsItsPlays()
    {
        using var folder = new TemporaryFolder();
        var objects = await FillAsync(folder.Path);

        var result = await new Aggregator(objects, new SettableClock(DateTimeOffset.UnixEpoch)).ApplyAsync(UserId, AggregationKind.Snapshot, Token);

        result.SnapshotsApplied.ShouldBe(2);
        var history = (await new HistoryStore(objects).LoadAsync(UserId, Token))!;
        history.Plays.StartedAt.ToArray().Select(Instant.FromUnixTimeMilliseconds).ShouldBe([
            Instant.FromUtc(2025, 11, 20, 14, 26, 38) + Duration.FromMilliseconds(123),
            Instant.FromUtc(2025, 11, 21, 14, 16, 40),
        ], "an end less the length of the track, and the play that both snapshots hold once");
        history.Tracks.ArtistNames.ShouldBe(["Ann"]);
        var manifest = (await new ManifestStore(objects).FindAsync(UserId, Token))!;
        manifest.LastSnapshot.ShouldBe(SecondId);
        manifest.Timestamp.ShouldBe(Instant.FromUtc(2025, 11, 21, 14, 30) + Duration.FromMilliseconds(123));
    }

    [Fact]
    public async Task Snapshot_OfAPythonBucket_IsReadWithItsListsAndMissingNumbers()
    {
        using var folder = new TemporaryFolder();
        var snapshots = new SnapshotStore(await FillAsync(folder.Path));

        (await snapshots.ListAsync(UserId, startAfter: null, Token).ToListAsync(Token)).ShouldBe([FirstId, SecondId]);
        var artists = (await snapshots.ReadTopArtistsAsync(UserId, FirstId, SpotifyInsights.Domain.Listening.TimeRange.Medium, Token))!;
        artists.Single().Genres.ShouldBe(["pop", "art rock"]);
        artists.Single().Followers.ShouldBe(1_234_567);
        var plays = (await snapshots.ReadRecentTracksAsync(UserId, SecondId, Token))!.Plays;
        plays.Select(play => play.Track.Popularity).ShouldBe([null, 61], "pandas makes whole numbers with a gap floating point");
        (await snapshots.FindMetadataAsync(UserId, FirstId, Token))!.Timestamp.ShouldBe(Instant.FromUtc(2025, 11, 20, 14, 30));
    }

    [Fact]
    public async Task Verification_OfAPythonBucket_NotesTheColumnsAndFindsNoFault()
    {
        using var folder = new TemporaryFolder();
        var objects = await FillAsync(folder.Path);
        await new Aggregator(objects, new SettableClock(DateTimeOffset.UnixEpoch)).ApplyAsync(UserId, AggregationKind.Snapshot, Token);

        var report = (await new UserVerification(objects).VerifyAsync(UserId, Token))!;

        report.Findings.Where(finding => finding.IsFault).ShouldBeEmpty();
        report.Findings.ShouldContain(finding => finding.Key == Keys.SnapshotRecentTracks(UserId, FirstId));
    }

    private static async Task<LocalObjectStore> FillAsync(string root)
    {
        List<string> queries = [];
        foreach (var id in new[] { FirstId, SecondId })
        {
            Directory.CreateDirectory(Path.Combine(root, Keys.SnapshotFolder(UserId, id)));
            foreach (var range in new[] { "short", "medium", "long" })
            {
                Copy($"SELECT {Play}, 1::BIGINT AS rank, '{range}_term' AS time_range", id, $"top_tracks_{range}");
                Copy(Artists.Replace("{0}", range, StringComparison.Ordinal), id, $"top_artists_{range}");
            }
        }

        Copy(Plays("2025-11-20T14:29:58.123Z", "61::BIGINT"), FirstId, "recent_tracks");
        Copy(
            $"{Plays("2025-11-21T14:20:00+00:00", "'nan'::DOUBLE")} UNION ALL {Plays("2025-11-20T14:29:58.123Z", "61::DOUBLE")}", SecondId, "recent_tracks");
        await NodeTools.RunAsync(await ForeignTools.InstallAsync(), "Aggregation/query-duckdb.mjs", [root, .. queries], Token);

        var objects = new LocalObjectStore(root, new SettableClock(DateTimeOffset.UnixEpoch), new LocalObjectStoreOptions { FlushToDisk = false });
        foreach (var id in new[] { FirstId, SecondId })
        {
            var metadata = $$"""{"timestamp":"{{id}}","user_id":"ada","display_name":null,"country":"DE","product":"premium","api_version":"2025-11"}""";
            await objects.PutAsync(Keys.SnapshotMetadata(UserId, id), Encoding.UTF8.GetBytes(metadata), PutCondition.None, Token);
        }

        var manifest = $$"""{"timestamp":"2025-11-21T14:30:05.654321+00:00","last_snapshot":"{{SecondId}}"}""";
        await objects.PutAsync(Keys.Manifest(UserId), Encoding.UTF8.GetBytes(manifest), PutCondition.None, Token);
        return objects;

        void Copy(string rows, string id, string file) =>
            queries.Add($"COPY ({rows}) TO '{Keys.SnapshotFolder(UserId, id)}{file}.parquet' (FORMAT parquet)");
    }

    private static string Plays(string playedAt, string popularity) =>
        $"SELECT '{playedAt}' AS played_at, {Play.Replace("61::BIGINT", popularity, StringComparison.Ordinal)}, '{playedAt}'::TIMESTAMPTZ::TIMESTAMP::TIMESTAMP_NS AS played_at_dt, 14 AS hour_of_day, 3 AS day_of_week, 200.0::DOUBLE AS duration_seconds, 2019 AS release_year";
}
