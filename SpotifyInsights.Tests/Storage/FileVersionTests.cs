using NodaTime;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Storage.Objects;

namespace SpotifyInsights.Tests.Storage;

/// <summary>Files of a later release, and objects that are something else by now, are errors that name them; nothing is guessed.</summary>
public sealed class FileVersionTests
{
    private const string Id = "2025-11-20T14-30-00Z";
    private static readonly Instant At = Instant.FromUtc(2025, 11, 20, 14, 30);

    private readonly MemoryObjectStore objects = new(TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Key => Keys.SnapshotRecentTracks("u", Id);

    [Fact]
    public async Task Write_AnyFile_SaysItsVersion()
    {
        await PutPageAsync();

        ParquetReader.Open((await objects.GetAsync(Key, Token))!.Content).KeyValues["schema_version"].ShouldBe("1");
    }

    [Theory]
    [InlineData("2", "it was written by a newer release (schema_version 2, this one knows 1): update this one")]
    [InlineData("2.0", "`2.0` is no schema_version")]
    [InlineData("-1", "`-1` is no schema_version")]
    public async Task Read_VersionOfALaterRelease_IsAnErrorThatSaysSo(string version, string sentence)
    {
        await PutPageAsync();
        await StampAsync(Key, new Dictionary<string, string> { ["schema_version"] = version });

        var fault = await Should.ThrowAsync<CorruptObjectException>(() => new SnapshotStore(objects).ReadRecentTracksAsync("u", Id, Token));

        fault.Message.ShouldBe($"{Key}: the Parquet file cannot be read: {sentence}");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData(null)]
    public async Task Read_VersionOfThisReleaseOrBefore_IsRead(string? version)
    {
        await PutPageAsync();
        await StampAsync(Key, version is null ? [] : new Dictionary<string, string> { ["schema_version"] = version });

        (await new SnapshotStore(objects).ReadRecentTracksAsync("u", Id, Token)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"not\": \"Parquet\"}")]
    [InlineData("PAR1 and then nothing of a footer PAR1")]
    public async Task History_MonthReplacedBySomethingElse_IsAnErrorThatNamesIt(string content)
    {
        var rig = new ListenerRig();
        var month = await OneMonthAsync(rig);
        await rig.Memory.PutAsync(month, System.Text.Encoding.UTF8.GetBytes(content), PutCondition.None, Token);

        (await Should.ThrowAsync<CorruptObjectException>(() => new HistoryStore(rig.Memory).LoadAsync(ListenerRig.UserId, Token))).Key.ShouldBe(month);
    }

    [Fact]
    public async Task History_MonthOfALaterRelease_IsAnErrorThatNamesIt()
    {
        var rig = new ListenerRig();
        var month = await OneMonthAsync(rig);
        await StampAsync(month, new Dictionary<string, string> { ["schema_version"] = "2" }, rig.Memory);

        (await Should.ThrowAsync<CorruptObjectException>(() => new HistoryStore(rig.Memory).LoadAsync(ListenerRig.UserId, Token))).Message
            .ShouldBe($"{month}: the Parquet file cannot be read: it was written by a newer release (schema_version 2, this one knows 1): update this one");
    }

    // Another month of the same listener, put under the first one's name: of the same columns, and whole in itself.
    [Fact]
    public async Task MonthReplacedByAnotherValidFile_LoadOrNextPoll_IsAnErrorThatNamesIt()
    {
        var rig = new ListenerRig();
        var month = await OneMonthAsync(rig);
        var other = new ListenerRig();
        await rig.Memory.PutAsync(month, (await other.Memory.GetAsync(await OneMonthAsync(other, seed: 2), Token))!.Content, PutCondition.None, Token);

        var loading = await Should.ThrowAsync<CorruptObjectException>(() => new HistoryStore(rig.Memory).LoadAsync(ListenerRig.UserId, Token));
        loading.Message.ShouldBe($"{month}: something else lies there than what the manifest names: its content does not fit its name");

        await rig.PutAsync(new RandomLife(3, At, 2).Inputs);
        var polling = await Should.ThrowAsync<CorruptObjectException>(() => rig.ApplyAsync(SpotifyInsights.Api.Aggregation.AggregationKind.Poll));
        polling.Message.ShouldBe(loading.Message);
    }

    // Any byte that a load reads, also those of headers and footers, which no checksum of the format covers.
    [Fact]
    public async Task History_AnyByteOfWhatItReadsFlipped_IsAnErrorThatNamesTheFile()
    {
        var rig = new ListenerRig();
        var month = await OneMonthAsync(rig);
        var file = (await rig.Memory.GetAsync(month, Token))!.Content.ToArray();
        var end = (await rig.ManifestAsync()).Months[0].HistoryBytes;
        for (var place = file.Length - end; place < file.Length; place += 13)
        {
            file[place] ^= 0x10;
            await rig.Memory.PutAsync(month, file, PutCondition.None, Token);

            (await Should.ThrowAsync<CorruptObjectException>(() => new HistoryStore(rig.Memory).LoadAsync(ListenerRig.UserId, Token))).Key.ShouldBe(month);
            file[place] ^= 0x10;
        }
    }

    private static async Task<string> OneMonthAsync(ListenerRig rig, int seed = 1)
    {
        await rig.PutAsync(new RandomLife(seed, At, 3).Inputs);
        await rig.ApplyAsync(SpotifyInsights.Api.Aggregation.AggregationKind.Snapshot);
        return Keys.Version(ListenerRig.UserId, (await rig.ManifestAsync()).Months[0].Version);
    }

    private Task<bool> PutPageAsync() => new SnapshotStore(objects).PutRecentTracksAsync("u", Id, new RecentTracksPage(At, IsWhole: true, []), Token);

    // The same rows with other key-values: those of the file, without its version, and these.
    private async Task StampAsync(string key, Dictionary<string, string> keyValues, MemoryObjectStore? store = null)
    {
        var target = store ?? objects;
        var reader = ParquetReader.Open((await target.GetAsync(key, Token))!.Content);
        using var file = new MemoryStream();
        using (var writer = new ParquetWriter(file, reader.Schema))
        {
            for (var group = 0; group < reader.RowGroupCount; group++)
            {
                writer.WriteRowGroup([.. reader.Schema.Fields.Select(field => reader.ReadColumn(group, field.Name))]);
            }

            writer.Complete(reader.KeyValues.Where(pair => pair.Key != "schema_version").Concat(keyValues).ToDictionary());
        }

        await target.PutAsync(key, file.ToArray(), PutCondition.None, Token);
    }
}
