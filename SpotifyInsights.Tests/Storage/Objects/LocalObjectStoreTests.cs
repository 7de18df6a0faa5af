using System.Text;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

public sealed class LocalObjectStoreTests : ObjectStoreContract, IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly SettableClock clock = new(new DateTimeOffset(2025, 11, 20, 14, 30, 0, TimeSpan.Zero));

    public LocalObjectStoreTests() => Store = new LocalObjectStore(scratch.Path, clock, new LocalObjectStoreOptions { FlushToDisk = false });

    protected override IObjectStore Store { get; }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Put_Key_IsTheFileOfThatPath()
    {
        await PutAsync("users/Jos%C3%A9/profile.json", "{}");

        (await File.ReadAllTextAsync(scratch["users/Jos%C3%A9/profile.json"], Cancellation)).ShouldBe("{}");
    }

    [Fact]
    public async Task ModifiedAt_StoresClock_EverywhereTheSame()
    {
        clock.Now = new DateTimeOffset(2015, 2, 3, 4, 5, 6, TimeSpan.Zero).AddTicks(7);
        await PutAsync("k", "x");

        (await Store.GetAsync("k", Cancellation))!.Info.ModifiedAt.ShouldBe(clock.Now);
        (await Store.FindAsync("k", Cancellation))!.ModifiedAt.ShouldBe(clock.Now);
        (await ListAsync("")).ShouldHaveSingleItem().ModifiedAt.ShouldBe(clock.Now);
    }

    [Fact]
    public async Task ETag_SameContent_SameInEveryStoreAndAtEveryTime()
    {
        var here = await PutAsync("k", "content");
        using var elsewhere = new ScratchFolder();
        var other = new LocalObjectStore(elsewhere.Path, TimeProvider.System);
        var there = await other.PutAsync("other/key", "content"u8.ToArray(), PutCondition.None, Cancellation);

        // `printf content | sha256sum | cut -c-32`
        here.ETag.ShouldBe("ed7002b439e9ac845f22357d822bac14");
        there.ETag.ShouldBe(here.ETag);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(70_000)]    // long enough for its tag to be kept
    public async Task ETag_WrittenInPlaceByAnotherTool_NeverTheOldOne(int length)
    {
        // The hardest case: same length, same file, and the modification time put back, again and again within one tick of the kernel's clock.
        await PutAsync("k", new string('0', length));
        var modifiedAt = File.GetLastWriteTimeUtc(scratch["k"]);
        var tags = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 2_000; i++)
        {
            (await Store.FindAsync("k", Cancellation)).ShouldNotBeNull();
            var content = Encoding.UTF8.GetBytes($"{i:00000}".PadRight(length));
            await using (var file = new FileStream(scratch["k"], FileMode.Open, FileAccess.Write))
            {
                file.Write(content);
            }

            File.SetLastWriteTimeUtc(scratch["k"], modifiedAt);
            var found = (await Store.GetRangeAsync("k", 0, 5, null, Cancellation))!;
            Text(found).ShouldBe($"{i:00000}");
            tags.Add(found.Info.ETag).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task ETag_ReplacedByAnotherTool_IsOfTheNewFile()
    {
        var first = await PutAsync("k", "aaaa");
        await File.WriteAllTextAsync(scratch["new"], "bbbb", Cancellation);
        File.SetLastWriteTimeUtc(scratch["new"], clock.Now.UtcDateTime);
        (await Store.FindAsync("k", Cancellation))!.ETag.ShouldBe(first.ETag);
        File.Move(scratch["new"], scratch["k"], overwrite: true);

        await Should.ThrowAsync<ObjectChangedException>(() => Store.GetRangeAsync("k", 0, 1, first.ETag, Cancellation));
        (await PutAsync("k", "cccc", PutCondition.Matches(first.ETag!))).IsWritten.ShouldBeFalse();
    }

    [Fact]
    public async Task Delete_LastObjectOfFolders_FoldersGoToo()
    {
        await PutAsync("a/b/c/d", "x");
        await PutAsync("a/e", "y");

        await Store.DeleteAsync("a/b/c/d", Cancellation);

        Directory.Exists(scratch["a/b"]).ShouldBeFalse();
        Directory.Exists(scratch["a"]).ShouldBeTrue();
        await Store.DeleteAsync("a/e", Cancellation);
        Directory.Exists(scratch["a"]).ShouldBeFalse();
        Directory.Exists(scratch.Path).ShouldBeTrue();
    }

    [Fact]
    public async Task Put_EmptyFoldersOfACrash_AreNotInTheWay()
    {
        Directory.CreateDirectory(scratch["a/b/c"]);

        (await FoldersAsync("")).ShouldBeEmpty();
        await PutAsync("a", "x");

        Text(await Store.GetAsync("a", Cancellation)).ShouldBe("x");
    }

    [Fact]
    public async Task Put_FolderRemovedByHand_IsMadeAgain()
    {
        await PutAsync("a/b/1", "x");
        Directory.Delete(scratch["a"], recursive: true);
        Directory.Delete(scratch[".store"], recursive: true);

        await PutAsync("a/b/2", "y");

        (await ListAsync("")).Select(o => o.Key).ShouldBe(["a/b/2"]);
    }

    [Fact]
    public async Task Put_KeyThatIsAFolder_SaysSo()
    {
        await PutAsync("a/b", "x");

        var fault = await Should.ThrowAsync<ObjectStoreException>(() => PutAsync("a", "y"));

        fault.Key.ShouldBe("a");
        fault.Message.ShouldBe("a: cannot be written: other objects lie below this key, which makes it a folder");
        (await ListAsync("")).Select(o => o.Key).ShouldBe(["a/b"]);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a/b/c")]
    public async Task Put_BelowAnObject_SaysSo(string key)
    {
        await PutAsync("a", "x");

        var fault = await Should.ThrowAsync<ObjectStoreException>(() => PutAsync(key, "y"));

        fault.Message.ShouldBe($"{key}: cannot be written: a part of this key before a '/' is an object itself, which cannot have others below it");
        Directory.GetFiles(scratch[".store/incoming"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Put_NameTooLongForTheFileSystem_ErrorNamesTheKey()
    {
        var key = "a/" + new string('n', 300);

        (await Should.ThrowAsync<ObjectStoreException>(() => PutAsync(key, "x"))).Key.ShouldBe(key);
        Directory.GetFiles(scratch[".store/incoming"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Put_HiddenFolderUnusable_ErrorNamesTheKeyAndTheObjectStays()
    {
        await PutAsync("k", "first");
        Directory.Delete(scratch[".store"], recursive: true);
        await File.WriteAllTextAsync(scratch[".store"], "a file in the way", Cancellation);

        (await Should.ThrowAsync<ObjectStoreException>(() => PutAsync("k", "second"))).Key.ShouldBe("k");
        Text(await Store.GetAsync("k", Cancellation)).ShouldBe("first");
        (await Store.FindAsync("k", Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task List_HiddenAndForeignNames_AreNotObjects()
    {
        await PutAsync("k", "x");
        await File.WriteAllTextAsync(scratch[".store/incoming/17"], "unfinished", Cancellation);
        await File.WriteAllTextAsync(scratch[".jobs.db"], "not an object", Cancellation);
        await File.WriteAllTextAsync(scratch["back\\slash"], "no key", Cancellation);

        (await ListAsync("")).Select(o => o.Key).ShouldBe(["k"]);
        (await FoldersAsync("")).ShouldBeEmpty();
    }

    [Fact]
    public async Task List_Folder_IsReadWhenTheListingComesToIt()
    {
        await PutAllAsync(["b/1", "c/1"]);

        // A folder that became a link is an error to enter: that it comes only after the first object shows when the folder is read.
        var listing = Store.ListAsync("", null, Cancellation).GetAsyncEnumerator(Cancellation);
        (await listing.MoveNextAsync()).ShouldBeTrue();
        Directory.Delete(scratch["c"], recursive: true);
        Directory.CreateSymbolicLink(scratch["c"], scratch["b"]);

        listing.Current.Key.ShouldBe("b/1");
        await Should.ThrowAsync<ObjectStoreException>(async () => await listing.MoveNextAsync());
        await listing.DisposeAsync();
    }

    [Theory]
    [InlineData("link")]
    [InlineData("link/secret")]
    [InlineData("file")]
    [InlineData("a/broken")]
    public async Task AnyCall_SymbolicLink_IsRefused(string key)
    {
        using var outside = new ScratchFolder();
        await File.WriteAllTextAsync(outside["secret"], "not yours", Cancellation);
        Directory.CreateSymbolicLink(scratch["link"], outside.Path);
        File.CreateSymbolicLink(scratch["file"], outside["secret"]);
        Directory.CreateDirectory(scratch["a"]);
        File.CreateSymbolicLink(scratch["a/broken"], outside["nothing"]);

        (await Should.ThrowAsync<ObjectStoreException>(() => Store.GetAsync(key, Cancellation))).Key.ShouldBe(key);
        await Should.ThrowAsync<ObjectStoreException>(() => Store.FindAsync(key, Cancellation));
        await Should.ThrowAsync<ObjectStoreException>(() => PutAsync(key, "x"));
        await Should.ThrowAsync<ObjectStoreException>(() => Store.DeleteAsync(key, Cancellation));
        await Should.ThrowAsync<ObjectStoreException>(() => ListAsync("link/"));
        (await ListAsync("")).ShouldBeEmpty();
        (await FoldersAsync("")).ShouldBeEmpty();
        Directory.GetFiles(outside.Path).ShouldBe([outside["secret"]]);
        (await File.ReadAllTextAsync(outside["secret"], Cancellation)).ShouldBe("not yours");
    }

    [Fact]
    public async Task Open_RootIsALink_IsFollowed()
    {
        using var other = new ScratchFolder();
        Directory.CreateSymbolicLink(other["link"], scratch.Path);
        var linked = new LocalObjectStore(other["link"], clock);

        await linked.PutAsync("a/b", "x"u8.ToArray(), PutCondition.None, Cancellation);

        Text(await Store.GetAsync("a/b", Cancellation)).ShouldBe("x");
    }

    [Fact]
    public void Open_PathIsAFile_SaysWhichFolder()
    {
        File.WriteAllText(scratch["file"], "x");

        Should.Throw<ObjectStoreException>(() => new LocalObjectStore(scratch["file"], clock)).Message.ShouldStartWith(scratch["file"] + ": cannot hold objects");
        Should.Throw<ObjectStoreException>(() => LocalStoreLock.Acquire(scratch["file/below"]));
    }

    [Fact]
    public async Task Open_NewFolder_IsMadeWithItsParents()
    {
        var store = new LocalObjectStore(scratch["new/er/"], clock);

        await store.PutAsync("a/b", "x"u8.ToArray(), PutCondition.Absent, Cancellation);
        await store.DeleteAsync("a/b", Cancellation);

        Directory.GetFileSystemEntries(scratch["new/er"]).ShouldBe([scratch["new/er/.store"]]);
    }
}
