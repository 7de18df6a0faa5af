using System.Collections.Concurrent;
using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Copies;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Verification;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects.S3;

namespace SpotifyInsights.Tests.Storage.Copies;

/// <summary>What a backup is worth: the same bytes, whatever happened on the way.</summary>
public sealed class ListenerCopyTests(R2Servers servers)
{
    private const string Ada = ListenerRig.UserId;
    private static readonly Instant Start = Instant.FromUtc(2025, 10, 30, 5, 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BackupEraseRestore_OverABucket_GivesTheSameBytes()
    {
        var rig = await LifeAsync();
        await using var bucket = (await servers.HttpAsync()).TakeBucket();
        var before = await ContentAsync(rig.Memory);

        var backup = await new ListenerCopy(rig.Memory, bucket.Store, readsAll: false).RunAsync(Ada, Token);
        await new UserEraser(rig.Memory).EraseAsync(Ada, Token);
        (await ContentAsync(rig.Memory)).ShouldBeEmpty();
        var restored = await new ListenerCopy(bucket.Store, rig.Memory, readsAll: false).RunAsync(Ada, Token);

        (await ContentAsync(rig.Memory)).ShouldBe(before);
        backup.ShouldBe(new CopyReport(before.Count, before.Values.Sum(content => content.Length / 2), before.Count, 0));
        restored.ShouldBe(backup);
        await rig.Memory.DeleteAsync(Keys.Profile(Ada), Token);
        (await new UserVerification(rig.Memory).VerifyAsync(Ada, Token))!.HasFaults.ShouldBeFalse();
    }

    [Fact]
    public async Task Backup_CutOffAtAnyWrite_LeavesNothingThatLooksWholeAndIsCompletedByTheNext()
    {
        var rig = await LifeAsync();
        var whole = await ContentAsync(rig.Memory);
        for (var writes = 0; writes < whole.Count; writes += 7)
        {
            var target = new MemoryObjectStore(TimeProvider.System);
            var left = writes;
            var dying = new TappedObjectStore(target) { Before = operation => operation.Verb == StoreVerb.Put && Interlocked.Decrement(ref left) < 0 ? throw new ObjectStoreException(operation.Key, "is out of reach") : Task.CompletedTask };
            await Should.ThrowAsync<Exception>(() => new ListenerCopy(rig.Memory, dying, readsAll: false).RunAsync(Ada, Token));
            if (await target.FindAsync(Keys.Manifest(Ada), Token) is not null)
            {
                (await new HistoryStore(target).LoadAsync(Ada, Token))!.Plays.Count.ShouldBe((await rig.HistoryAsync()).Plays.Count);
            }

            var there = (await ContentAsync(target)).Count;
            var report = await new ListenerCopy(rig.Memory, target, readsAll: false).RunAsync(Ada, Token);

            (await ContentAsync(target)).ShouldBe(whole);
            report!.Copied.ShouldBe(whole.Count - there);
        }
    }

    [Fact]
    public async Task Backup_WhileTheListenerIsCollected_HoldsTheLaterState()
    {
        var rig = await LifeAsync();
        var once = 0;
        var disturbed = new TappedObjectStore(rig.Memory)
        {
            // Before the manifest is opened a poll is applied: what it names has not been copied.
            Before = async operation =>
            {
                if (operation.Verb == StoreVerb.Get && operation.Key == Keys.Manifest(Ada) && Interlocked.Increment(ref once) == 1)
                {
                    await rig.PutAsync(new RandomLife(42, Start + Duration.FromDays(10), days: 1).Inputs);
                    await rig.ApplyAsync(AggregationKind.Snapshot);
                }
            },
        };
        var target = new MemoryObjectStore(TimeProvider.System);
        var manifests = new ConcurrentBag<bool>();
        var watched = new TappedObjectStore(target)
        {
            After = async operation =>
            {
                if (operation.Verb == StoreVerb.Put && operation.Key == Keys.Manifest(Ada))
                {
                    manifests.Add((await new UserVerification(target).VerifyAsync(Ada, Token))!.Findings.All(finding => !finding.Text.Contains("the manifest names this file", StringComparison.Ordinal)));
                }
            },
        };

        await new ListenerCopy(disturbed, watched, readsAll: false).RunAsync(Ada, Token);

        (await ContentAsync(target)).ShouldBe(await ContentAsync(rig.Memory));
        manifests.ShouldBe([true]);
    }

    [Fact]
    public async Task Backup_ThatNeverComesToRest_SaysSo()
    {
        var rig = await LifeAsync();
        var number = 0;
        var restless = new TappedObjectStore(rig.Memory)
        {
            After = operation => operation.Verb == StoreVerb.Get && operation.Key == Keys.Profile(Ada)
                ? rig.Memory.PutAsync(Keys.Profile(Ada), new byte[++number], PutCondition.None, Token)
                : Task.CompletedTask,
        };

        (await Should.ThrowAsync<ObjectStoreException>(() => new ListenerCopy(restless, new MemoryObjectStore(TimeProvider.System), readsAll: false).RunAsync(Ada, Token)))
            .Message.ShouldContain("changed during each of 5 passes");
    }

    [Fact]
    public async Task Copy_ThatReadsBackOtherwise_Fails()
    {
        var rig = await LifeAsync();
        var target = new MemoryObjectStore(TimeProvider.System);
        var lying = new TappedObjectStore(target)
        {
            After = operation => operation.Verb == StoreVerb.Put && operation.Key == Keys.Manifest(Ada) ? target.PutAsync(operation.Key, "{}"u8.ToArray(), PutCondition.None, Token) : Task.CompletedTask,
        };

        (await Should.ThrowAsync<ObjectStoreException>(() => new ListenerCopy(rig.Memory, lying, readsAll: false).RunAsync(Ada, Token)))
            .Message.ShouldContain("reads back otherwise than it was written");
    }

    [Fact]
    public async Task Backup_OfAnUnchangingObjectThatRotted_IsFoundWhenEverythingIsRead()
    {
        var rig = await LifeAsync();
        var target = new MemoryObjectStore(TimeProvider.System);
        await new ListenerCopy(rig.Memory, target, readsAll: false).RunAsync(Ada, Token);
        var key = Keys.Version(Ada, (await rig.ManifestAsync()).Months[0].Version);
        var rotten = (await target.GetAsync(key, Token))!.Content.ToArray();
        rotten[rotten.Length / 2] ^= 1;
        await target.PutAsync(key, rotten, PutCondition.None, Token);

        (await new ListenerCopy(rig.Memory, target, readsAll: false).RunAsync(Ada, Token))!.Copied.ShouldBe(0);
        (await new ListenerCopy(rig.Memory, target, readsAll: true).RunAsync(Ada, Token))!.Copied.ShouldBe(1);

        (await ContentAsync(target)).ShouldBe(await ContentAsync(rig.Memory));
    }

    [Fact]
    public async Task Backup_AfterAnUndo_DeletesWhatIsGoneAndNothingOfOthers()
    {
        var rig = await LifeAsync();
        var target = new MemoryObjectStore(TimeProvider.System);
        await new ListenerCopy(rig.Memory, target, readsAll: false).RunAsync(Ada, Token);
        await target.PutAsync(Keys.Profile(Ada + "-2"), "{}"u8.ToArray(), PutCondition.None, Token);
        await target.PutAsync(Keys.UserFolder(Ada) + "imports/gone/plays.parquet", "x"u8.ToArray(), PutCondition.None, Token);
        await rig.Memory.PutAsync(Keys.UploadPart(Ada, "waiting", 0, 0), "x"u8.ToArray(), PutCondition.None, Token);

        var report = await new ListenerCopy(rig.Memory, target, readsAll: false).RunAsync(Ada, Token);

        (report!.Copied, report.Deleted).ShouldBe((0, 1));
        (await target.FindAsync(Keys.Profile(Ada + "-2"), Token)).ShouldNotBeNull();
        (await target.FindAsync(Keys.UploadPart(Ada, "waiting", 0, 0), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Backup_OfNobody_LeavesTheTargetAsItIs()
    {
        var rig = await LifeAsync();
        var empty = new MemoryObjectStore(TimeProvider.System);

        (await new ListenerCopy(empty, rig.Memory, readsAll: false).RunAsync(Ada, Token)).ShouldBeNull();

        (await ContentAsync(rig.Memory)).ShouldNotBeEmpty();
    }

    private static async Task<ListenerRig> LifeAsync()
    {
        var rig = new ListenerRig();
        await rig.PutAsync(new RandomLife(41, Start, days: 3).Inputs);
        await rig.ApplyAsync(AggregationKind.Snapshot);
        await rig.Memory.PutAsync(Keys.Profile(Ada), "{}"u8.ToArray(), PutCondition.None, Token);
        return rig;
    }

    private static async Task<SortedDictionary<string, string>> ContentAsync(MemoryObjectStore store)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var found in store.ListAsync(Keys.UserFolder(Ada), startAfter: null, Token))
        {
            all[found.Key] = Convert.ToHexString((await store.GetAsync(found.Key, Token))!.Content.Span);
        }

        return all;
    }
}
