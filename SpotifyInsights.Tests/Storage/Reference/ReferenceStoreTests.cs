using NodaTime;
using SpotifyInsights.Domain.Reference;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Reference;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Parquet.Foreign;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects.S3;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Storage.Reference;

public sealed class ReferenceStoreTests(R2Servers servers)
{
    private readonly MemoryObjectStore _objects = new(new SettableClock(DateTimeOffset.UnixEpoch));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_WithoutData_IsNull()
    {
        var store = new ReferenceStore(_objects);

        (await store.LoadAsync(Token)).ShouldBeNull();
        (await store.FindStateAsync(Token)).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Replace_ThatDiesAnywhere_LeavesTheFormerDataOrTheNew_AndGoesThroughAgain(bool isAfter)
    {
        await new ReferenceStore(_objects).ReplaceAsync(Rows("former"), Report, Token);
        for (var crashAt = 1; crashAt <= 2; crashAt++)
        {
            var watched = new WatchedObjectStore(_objects) { CrashAt = crashAt, CrashesAfter = isAfter };
            await Should.ThrowAsync<CrashException>(() => new ReferenceStore(watched).ReplaceAsync(Rows("new"), Report, Token));

            var isNew = crashAt == 2 && isAfter;
            (await new ReferenceStore(_objects).LoadAsync(Token))!.Index.FindById(isNew ? "new" : "former").ShouldBe(0);
        }

        await new ReferenceStore(_objects).ReplaceAsync(Rows("new"), Report, Token);
        (await new ReferenceStore(_objects).LoadAsync(Token))!.Index.FindById("new").ShouldBe(0);
    }

    [Fact]
    public async Task Replace_ByTwoAtOnce_LeavesFilesThatBelongTogether()
    {
        // The other one replaces the data between this one's two writes.
        var other = new ReferenceStore(_objects);
        var meddled = new WatchedObjectStore(_objects) { BeforeConditionalPut = () => other.ReplaceAsync(Rows("other"), Report, Token) };

        await new ReferenceStore(meddled).ReplaceAsync(Rows("mine"), Report, Token);

        (await other.LoadAsync(Token))!.Index.FindById("mine").ShouldBe(0);
        var all = (await _objects.GetAsync(Keys.ReferenceTracks, Token))!.Content;
        var ids = (SpotifyInsights.Parquet.StringColumn)SpotifyInsights.Parquet.ParquetReader.Open(all).ReadColumn(0, "track_id");
        ids[0].ShouldBe("mine");
    }

    [Fact]
    public async Task Replace_InABucket_IsReadByAnotherProcess()
    {
        await using var bucket = (await servers.HttpAsync()).TakeBucket();
        await new ReferenceStore(bucket.Store).ReplaceAsync(Rows("former"), Report, Token);

        var written = await new ReferenceStore(bucket.Store).ReplaceAsync(Rows("new"), Report, Token);

        using var other = bucket.Open(R2Server.Socket());
        var loaded = (await new ReferenceStore(other).LoadAsync(Token))!;
        (loaded.State, loaded.Index.FindById("new")).ShouldBe((written.State, 0));
    }

    [Fact]
    public async Task Load_OfADamagedIndex_NamesItsKey()
    {
        await _objects.PutAsync(Keys.ReferenceIndex, "PAR1 rubbish"u8.ToArray(), PutCondition.None, Token);

        (await Should.ThrowAsync<CorruptObjectException>(() => new ReferenceStore(_objects).LoadAsync(Token))).Message.ShouldContain(Keys.ReferenceIndex);
    }

    [Fact]
    public async Task Load_OfAFileOfSomethingElse_SaysSo()
    {
        using var folder = new TemporaryFolder();
        await QueryAsync(folder.Path, "COPY (SELECT 1 AS x) TO 'other.parquet' (FORMAT parquet)");
        await PutAsync(folder.Path, "other.parquet", Keys.ReferenceAudioFeatures);

        (await Should.ThrowAsync<CorruptObjectException>(() => new ReferenceStore(_objects).LoadAsync(Token))).Message.ShouldContain("it holds no audio features");
    }

    /// <summary>The original Python code's file: a row per genre, floating point, 0 where the tempo is not known, no titles.</summary>
    [Fact]
    public async Task Load_WhereOnlyAudioFeaturesOfAnOlderToolAre_ReadsThoseEachTrackOnce()
    {
        using var folder = new TemporaryFolder();
        await QueryAsync(
            folder.Path,
            "COPY (SELECT * FROM (VALUES ('t1', 0.5e0, 0.6e0, 0.7e0, 0.1e0, 0.0e0, 0.05e0, 120.5e0, -7.5e0, 1::BIGINT, 0::BIGINT, 4::BIGINT), "
            + "('t1', 0.5e0, 0.6e0, 0.7e0, 0.1e0, 0.0e0, 0.05e0, 120.5e0, -7.5e0, 1, 0, 4), ('t2', 0.0e0, 0.2e0, 0.0e0, 0.9e0, 0.8e0, 0.0e0, 0.0e0, -20.0e0, 2, 1, 0)) "
            + "t(track_id, danceability, energy, valence, acousticness, instrumentalness, speechiness, tempo, loudness, key, mode, time_signature)) "
            + "TO 'features.parquet' (FORMAT parquet)");
        await PutAsync(folder.Path, "features.parquet", Keys.ReferenceAudioFeatures);
        var store = new ReferenceStore(_objects);

        var loaded = (await store.LoadAsync(Token))!;

        loaded.Index.Count.ShouldBe(2);
        loaded.Report.ShouldBeNull();
        loaded.Index.Feature(AudioFeature.Valence).ToArray().ShouldBe([0.7, 0]);
        loaded.Index.Feature(AudioFeature.Tempo).ToArray().ShouldBe([120.5, double.NaN]);
        loaded.Index.Feature(AudioFeature.Liveness).ToArray().ShouldBe([double.NaN, double.NaN]);
        loaded.State.ShouldBe(await store.FindStateAsync(Token));

        await store.ReplaceAsync(Rows("new"), Report, Token);
        (await store.LoadAsync(Token))!.Index.Count.ShouldBe(1, "an index comes first");
    }

    [Fact]
    public async Task Files_ReadByDuckDb_HoldTheColumnsOfTheDesign()
    {
        using var folder = new TemporaryFolder();
        var local = new LocalObjectStore(folder.Path, new SettableClock(DateTimeOffset.UnixEpoch), new LocalObjectStoreOptions { FlushToDisk = false });
        await new ReferenceStore(local).ReplaceAsync(Rows("one"), Report, Token);

        var answer = await QueryAsync(
            folder.Path,
            $"SELECT string_agg(name, ' ' ORDER BY rowid) FROM (SELECT row_number() OVER () AS rowid, column_name AS name FROM (DESCRIBE SELECT * FROM '{Keys.ReferenceIndex}'))",
            $"SELECT track_id, tempo, genres[1], normalised_artist FROM '{Keys.ReferenceIndex}'",
            $"SELECT track_id, tempo, track_genre, artists FROM '{Keys.ReferenceTracks}'");

        answer.ShouldContain("track_id danceability energy valence acousticness instrumentalness speechiness tempo loudness key mode time_signature liveness duration_ms popularity genres normalised_title normalised_artist");
        answer.ShouldContain("[[\"one\",null,\"pop\",\"ann\"]],[[\"one\",null,\"pop\",\"Ann;Bob\"]]");
    }

    private static ReferenceRow[] Rows(string id) =>
        [new() { TrackId = id, TrackName = "Song", Artists = "Ann;Bob", TrackGenre = "pop", Features = new() { Energy = 0.5 } }];

    private static ReferenceReport Report(ReferenceFolding folding) => new()
    {
        Version = "",
        ImportedAt = Instant.FromUnixTimeSeconds(0),
        Format = "csv",
        Rows = 1,
        Tracks = folding.Tracks.Count,
        Folded = 0,
        ExactDuplicates = 0,
        PopularityDiffers = 0,
        OtherwiseDiffers = 0,
        Unknown = new Dictionary<string, int>(),
        Refused = 0,
        Faults = [],
        IgnoredColumns = [],
        Notes = [],
    };

    private static async Task<string> QueryAsync(string folder, params string[] queries) =>
        await NodeTools.RunAsync(await ForeignTools.InstallAsync(), "Aggregation/query-duckdb.mjs", [folder, .. queries], Token);

    private async Task PutAsync(string folder, string file, string key) =>
        await _objects.PutAsync(key, await File.ReadAllBytesAsync(Path.Combine(folder, file), Token), PutCondition.None, Token);
}
