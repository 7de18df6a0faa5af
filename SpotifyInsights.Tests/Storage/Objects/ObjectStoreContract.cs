using System.Globalization;
using System.Text;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

/// <summary>What every <see cref="IObjectStore"/> does, sentence by sentence of its documentation. A new store derives from this and adds its own faults.</summary>
public abstract class ObjectStoreContract
{
    /// <summary>An empty store, the same one for the whole test.</summary>
    protected abstract IObjectStore Store { get; }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_NoObject_Null() => (await Store.GetAsync("a/b", Cancellation)).ShouldBeNull();

    [Fact]
    public async Task Get_AfterPut_ContentAndInfo()
    {
        var put = await PutAsync("a/b.txt", "hello");

        var found = (await Store.GetAsync("a/b.txt", Cancellation)).ShouldNotBeNull();

        put.IsWritten.ShouldBeTrue();
        Text(found).ShouldBe("hello");
        found.Info.Key.ShouldBe("a/b.txt");
        found.Info.Length.ShouldBe(5);
        found.Info.ETag.ShouldBe(put.ETag);
    }

    [Fact]
    public async Task Get_FolderOfOtherKeys_Null()
    {
        await PutAsync("a/b/c", "x");

        (await Store.GetAsync("a/b", Cancellation)).ShouldBeNull();
        (await Store.FindAsync("a", Cancellation)).ShouldBeNull();
        (await Store.GetRangeAsync("a", 0, 1, null, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Get_BelowAnotherKey_Null()
    {
        await PutAsync("a", "x");

        (await Store.GetAsync("a/b", Cancellation)).ShouldBeNull();
        (await Store.FindAsync("a/b/c", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Get_EmptyObject_EmptyContent()
    {
        await PutAsync("empty", "");

        var found = (await Store.GetAsync("empty", Cancellation)).ShouldNotBeNull();

        found.Content.Length.ShouldBe(0);
        found.Info.Length.ShouldBe(0);
        found.Info.ETag.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Get_LargeObject_WholeAndInRanges()
    {
        var content = new byte[20_000_003];
        new Random(20).NextBytes(content);
        await Store.PutAsync("large", content, PutCondition.None, Cancellation);

        var whole = (await Store.GetAsync("large", Cancellation)).ShouldNotBeNull();
        var part = (await Store.GetRangeAsync("large", 19_000_001, 1_000_000, whole.Info.ETag, Cancellation)).ShouldNotBeNull();

        whole.Content.Span.SequenceEqual(content).ShouldBeTrue();
        part.Content.Span.SequenceEqual(content.AsSpan(19_000_001, 1_000_000)).ShouldBeTrue();
        part.Info.ShouldBe(whole.Info);
    }

    [Fact]
    public async Task Put_BufferChangedAfterwards_ObjectUnchanged()
    {
        var buffer = "before"u8.ToArray();
        await Store.PutAsync("k", buffer, PutCondition.None, Cancellation);
        buffer.AsSpan().Clear();

        Text(await Store.GetAsync("k", Cancellation)).ShouldBe("before");
    }

    [Theory]
    [InlineData(0, 10, "0123456789")]
    [InlineData(0, 3, "012")]
    [InlineData(4, 3, "456")]
    [InlineData(7, 3, "789")]
    [InlineData(7, 100, "789")]
    [InlineData(9, 1, "9")]
    [InlineData(10, 1, "")]
    [InlineData(1_000, 5, "")]
    [InlineData(long.MaxValue, int.MaxValue, "")]
    [InlineData(5, 0, "")]
    [InlineData(5, int.MaxValue, "56789")]
    public async Task GetRange_AnyRange_TheBytesThatAreThere(long offset, int length, string expected)
    {
        await PutAsync("digits", "0123456789");

        var found = (await Store.GetRangeAsync("digits", offset, length, null, Cancellation)).ShouldNotBeNull();

        Text(found).ShouldBe(expected);
        found.Info.Length.ShouldBe(10);
    }

    [Fact]
    public async Task GetRange_NoObject_NullAlsoWithIfMatch()
    {
        (await Store.GetRangeAsync("none", 0, 1, null, Cancellation)).ShouldBeNull();
        (await Store.GetRangeAsync("none", 0, 1, "0123", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task GetRange_IfMatchOfTheFormerVersion_ObjectChanged()
    {
        var first = await PutAsync("k", "first");
        (await Store.GetRangeAsync("k", 0, 2, first.ETag, Cancellation)).ShouldNotBeNull();
        await PutAsync("k", "other");

        var fault = await Should.ThrowAsync<ObjectChangedException>(() => Store.GetRangeAsync("k", 0, 2, first.ETag, Cancellation));

        fault.Key.ShouldBe("k");
        fault.Message.ShouldContain("k");
    }

    [Fact]
    public async Task GetRange_Negative_ArgumentOutOfRange()
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Store.GetRangeAsync("k", -1, 1, null, Cancellation));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Store.GetRangeAsync("k", 0, -1, null, Cancellation));
    }

    [Fact]
    public async Task Find_AnyRead_SaysTheSame()
    {
        await PutAsync("a/b", "content");

        var found = (await Store.FindAsync("a/b", Cancellation)).ShouldNotBeNull();
        var listed = (await ListAsync("a/")).ShouldHaveSingleItem();

        found.ShouldBe((await Store.GetAsync("a/b", Cancellation))!.Info);
        found.ShouldBe((await Store.GetRangeAsync("a/b", 1, 1, null, Cancellation))!.Info);
        listed.Key.ShouldBe("a/b");
        listed.Length.ShouldBe(7);
        (listed.ModifiedAt - found.ModifiedAt).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task ETag_OtherContentOfTheSameLength_Other()
    {
        var first = await PutAsync("k", "aaaa");
        var second = await PutAsync("k", "bbbb");

        second.ETag.ShouldNotBe(first.ETag);
        (await Store.FindAsync("k", Cancellation))!.ETag.ShouldBe(second.ETag);
        (await Store.GetRangeAsync("k", 0, 1, null, Cancellation))!.Info.ETag.ShouldBe(second.ETag);
    }

    [Fact]
    public async Task PutAbsent_ObjectThere_NothingChanges()
    {
        (await PutAsync("k", "first", PutCondition.Absent)).IsWritten.ShouldBeTrue();

        var second = await PutAsync("k", "second", PutCondition.Absent);

        second.ShouldBe(new PutResult(IsWritten: false, ETag: null));
        Text(await Store.GetAsync("k", Cancellation)).ShouldBe("first");
    }

    [Fact]
    public async Task PutAbsent_AfterDelete_Written()
    {
        await PutAsync("k", "first");
        await Store.DeleteAsync("k", Cancellation);

        (await PutAsync("k", "second", PutCondition.Absent)).IsWritten.ShouldBeTrue();
    }

    [Fact]
    public async Task PutMatches_SameVersion_Written()
    {
        var first = await PutAsync("k", "first");

        var second = await PutAsync("k", "second", PutCondition.Matches(first.ETag!));

        second.IsWritten.ShouldBeTrue();
        Text(await Store.GetAsync("k", Cancellation)).ShouldBe("second");
    }

    [Fact]
    public async Task PutMatches_OtherVersion_NothingChanges()
    {
        var first = await PutAsync("k", "first");
        await PutAsync("k", "second");

        var third = await PutAsync("k", "third", PutCondition.Matches(first.ETag!));

        third.ShouldBe(new PutResult(IsWritten: false, ETag: null));
        Text(await Store.GetAsync("k", Cancellation)).ShouldBe("second");
    }

    [Fact]
    public async Task PutMatches_NoObject_NotWritten()
    {
        var tag = (await PutAsync("other", "x")).ETag!;

        (await PutAsync("k", "x", PutCondition.Matches(tag))).IsWritten.ShouldBeFalse();
        (await Store.GetAsync("k", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task PutAbsent_ManyAtOnce_ExactlyOneWins()
    {
        for (var round = 0; round < 10; round++)
        {
            var key = $"race/{round}";
            var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(
                async () => (Writer: i, Result: await PutAsync(key, $"writer {i}", PutCondition.Absent)))));

            var winner = results.Where(r => r.Result.IsWritten).ShouldHaveSingleItem();
            Text(await Store.GetAsync(key, Cancellation)).ShouldBe($"writer {winner.Writer}");
        }
    }

    [Fact]
    public async Task PutMatches_CountersRaised_NothingLost()
    {
        const int Writers = 8;
        const int Increments = 20;
        await PutAsync("counter", "0");

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < Increments;)
            {
                var found = (await Store.GetAsync("counter", Cancellation))!;
                var next = (int.Parse(Text(found), CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
                done += (await PutAsync("counter", next, PutCondition.Matches(found.Info.ETag))).IsWritten ? 1 : 0;
            }
        })));

        Text(await Store.GetAsync("counter", Cancellation)).ShouldBe((Writers * Increments).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Get_WhileReplaced_AlwaysOneWholeVersion()
    {
        static byte[] Version(int i) => [.. Enumerable.Repeat((byte)i, 100_000 + i)];
        await Store.PutAsync("k", Version(0), PutCondition.None, Cancellation);

        var writing = Task.Run(
            async () =>
            {
                for (var i = 1; i <= 60; i++)
                {
                    await Store.PutAsync("k", Version(i), PutCondition.None, Cancellation);
                }
            },
            Cancellation);
        while (!writing.IsCompleted)
        {
            var whole = (await Store.GetAsync("k", Cancellation))!;
            whole.Content.Span.SequenceEqual(Version(whole.Content.Span[0])).ShouldBeTrue();
            var part = (await Store.GetRangeAsync("k", 99_990, 1_000, null, Cancellation))!;
            part.Content.Length.ShouldBe(10 + part.Content.Span[0]);
            part.Info.Length.ShouldBe(100_000 + part.Content.Span[0]);
        }

        await writing;
    }

    [Fact]
    public async Task PutAndDelete_NeighboursAtOnce_NoPutIsLost()
    {
        // The last object of a folder goes while another one comes.
        for (var round = 0; round < 150; round++)
        {
            await PutAsync("deep/er/folder/old", "x");
            await Task.WhenAll(
                Store.DeleteAsync("deep/er/folder/old", Cancellation),
                PutAsync("deep/er/folder/new", "y"),
                PutAsync("deep/er/beside", "z"));

            (await ListAsync("deep/")).Select(o => o.Key).ShouldBe(["deep/er/beside", "deep/er/folder/new"]);
            await Store.DeleteAsync("deep/er/folder/new", Cancellation);
            await Store.DeleteAsync("deep/er/beside", Cancellation);
        }
    }

    [Fact]
    public async Task Delete_Object_Gone()
    {
        await PutAsync("a/b", "x");
        await PutAsync("a/c", "y");

        await Store.DeleteAsync("a/b", Cancellation);

        (await Store.GetAsync("a/b", Cancellation)).ShouldBeNull();
        (await ListAsync("")).Select(o => o.Key).ShouldBe(["a/c"]);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("no/such/key")]
    [InlineData("folder")]
    [InlineData("folder/object/below")]
    public async Task Delete_NoObject_NoErrorAndNothingElseGone(string key)
    {
        await PutAsync("folder/object", "x");

        await Store.DeleteAsync(key, Cancellation);

        Text(await Store.GetAsync("folder/object", Cancellation)).ShouldBe("x");
    }

    [Fact]
    public async Task List_FoldersAndPunctuation_OrderOfTheWholeKeys()
    {
        // '-' and '.' come before '/', '0' after it: walking folder by folder in the order of their names would be wrong.
        string[] expected = ["a-b", "a-b-c/x", "a.b", "a/0", "a/a-z", "a/a/b", "a/a0", "a/b", "a0", "a0-/x", "a00/x", "b"];
        await PutAllAsync(expected.Reverse());

        (await ListAsync("")).Select(o => o.Key).ShouldBe(expected);
    }

    [Fact]
    public async Task List_BeyondTheBasicPlane_OrderOfUtf8Bytes()
    {
        // U+FF5E is three bytes from EF, U+1F3B5 four from F0; as UTF-16 the latter begins with D83C and would come first.
        string[] expected = ["z", "é", "\uFF5E", "\U0001F3B5"];
        await PutAllAsync(expected);

        (await ListAsync("")).Select(o => o.Key).ShouldBe(expected);
    }

    [Theory]
    [InlineData("", 6)]
    [InlineData("u", 6)]
    [InlineData("users/", 5)]
    [InlineData("users/a", 3)]
    [InlineData("users/a/", 2)]
    [InlineData("users/a/1", 1)]
    [InlineData("users/a/1/", 0)]
    [InlineData("users/ab", 1)]
    [InlineData("users/c", 0)]
    [InlineData("nobody/", 0)]
    [InlineData("users/.", 1)]
    public async Task List_Prefix_KeysThatBeginWithIt(string prefix, int count)
    {
        await PutAllAsync(["users/a/1", "users/a/2", "users/ab/1", "users/b/1", "users/.c", "used"]);

        var found = await ListAsync(prefix);

        found.Count.ShouldBe(count);
        found.ShouldAllBe(o => o.Key.StartsWith(prefix, StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_RandomKeys_AsAnOrdinalSortSays()
    {
        var random = new Random(4711);
        var keys = RandomKeys(random, 120);
        await PutAllAsync(keys);
        string[] prefixes = ["", .. keys.Select(k => k[..random.Next(k.Length + 1)]).Where(IsWhole).Take(40)];
        foreach (var prefix in prefixes)
        {
            var startAfter = random.Next(3) switch
            {
                0 => null,
                1 => keys[random.Next(keys.Count)],
                _ => RandomKeys(random, 1)[0],
            };
            var expected = keys
                .Where(k => k.StartsWith(prefix, StringComparison.Ordinal) && (startAfter is null || MemoryObjectStore.ByBytes.Compare(k, startAfter) > 0))
                .Order(MemoryObjectStore.ByBytes);

            (await ListAsync(prefix, startAfter)).Select(o => o.Key).ShouldBe(expected, $"prefix '{prefix}', after '{startAfter}'");
        }
    }

    [Theory]
    [InlineData("a", "a/1 a/2 b/c/1 b/c/2 d")]
    [InlineData("a/1", "a/2 b/c/1 b/c/2 d")]
    [InlineData("a/15", "a/2 b/c/1 b/c/2 d")]
    [InlineData("a/", "a/1 a/2 b/c/1 b/c/2 d")]
    [InlineData("a0", "b/c/1 b/c/2 d")]
    [InlineData("b/c", "b/c/1 b/c/2 d")]
    [InlineData("b/c/1", "b/c/2 d")]
    [InlineData("b/d", "d")]
    [InlineData("d", "")]
    [InlineData("\u0000 /..//", "a/1 a/2 b/c/1 b/c/2 d")]
    public async Task List_StartAfter_OnlyGreaterKeys(string startAfter, string expected)
    {
        await PutAllAsync(["a/1", "a/2", "b/c/1", "b/c/2", "d"]);

        string.Join(' ', (await ListAsync("", startAfter)).Select(o => o.Key)).ShouldBe(expected);
    }

    [Fact]
    public async Task List_PutAndDeletedMeanwhile_EveryOtherObjectOnce()
    {
        var stay = Enumerable.Range(0, 50).Select(i => $"s/{i:00}/stay").ToList();
        await PutAllAsync([.. stay, .. Enumerable.Range(0, 50).Select(i => $"s/{i:00}/go")]);

        var seen = new List<string>();
        await foreach (var found in Store.ListAsync("s/", null, Cancellation))
        {
            seen.Add(found.Key);
            await Store.DeleteAsync($"s/{50 - seen.Count % 50:00}/go", Cancellation);
            await PutAsync($"s/{seen.Count % 50:00}/come", "x");
        }

        seen.Where(k => k.EndsWith("/stay", StringComparison.Ordinal)).ShouldBe(stay);
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task ListFolders_ObjectsAndFolders_OnlyNamesWithObjectsBelow()
    {
        await PutAllAsync(["u/a/1", "u/a/2", "u/b/c/d/1", "u/plain", "u/gone/1", "v/x/1"]);
        await Store.DeleteAsync("u/gone/1", Cancellation);

        (await FoldersAsync("u/")).ShouldBe(["a", "b"]);
        (await FoldersAsync("")).ShouldBe(["u", "v"]);
        (await FoldersAsync("u/a/")).ShouldBeEmpty();
        (await FoldersAsync("none/")).ShouldBeEmpty();
        (await FoldersAsync("u/plain/")).ShouldBeEmpty();
    }

    [Fact]
    public async Task ListFolders_Punctuation_OrderOfTheKeysBelow()
    {
        await PutAllAsync(["u/a/1", "u/a-b/1", "u/a.b/1", "u/a0/1", "u/\U0001F3B5/1", "u/\uFF5E/1"]);

        (await FoldersAsync("u/")).ShouldBe(["a-b", "a.b", "a", "a0", "\uFF5E", "\U0001F3B5"]);
    }

    [Theory]
    [InlineData("2025-11-20T14-30-00Z", "2025-11-21T14-30-00Z 2025-11-22T14-30-00Z")]
    [InlineData("2025-11-21", "2025-11-21T14-30-00Z 2025-11-22T14-30-00Z")]
    [InlineData("2025-11-22T14-30-00Z", "")]
    [InlineData("", "2025-11-20T14-30-00Z 2025-11-21T14-30-00Z 2025-11-22T14-30-00Z")]
    public async Task ListFolders_StartAfter_OnlyLaterNames(string startAfter, string expected)
    {
        await PutAllAsync(["s/2025-11-22T14-30-00Z/m", "s/2025-11-20T14-30-00Z/m", "s/2025-11-21T14-30-00Z/m"]);

        string.Join(' ', await FoldersAsync("s/", startAfter)).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(InvalidKeys))]
    public async Task AnyCall_InvalidKey_ArgumentException(string key)
    {
        await Should.ThrowAsync<ArgumentException>(() => Store.GetAsync(key, Cancellation));
        await Should.ThrowAsync<ArgumentException>(() => Store.GetRangeAsync(key, 0, 1, null, Cancellation));
        await Should.ThrowAsync<ArgumentException>(() => Store.FindAsync(key, Cancellation));
        await Should.ThrowAsync<ArgumentException>(() => PutAsync(key, "x"));
        await Should.ThrowAsync<ArgumentException>(() => Store.DeleteAsync(key, Cancellation));
    }

    [Fact]
    public async Task AnyCall_HalfASurrogatePair_ArgumentException()
    {
        await Should.ThrowAsync<ArgumentException>(() => PutAsync("a/\ud83c", "x"));
        await Should.ThrowAsync<ArgumentException>(() => ListAsync("a/\udfb5b"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("../")]
    [InlineData("a/../")]
    [InlineData("a//")]
    [InlineData("a\\")]
    [InlineData(".")]
    [InlineData("a\u0007")]
    public async Task List_PrefixOfNoKey_ArgumentException(string prefix)
    {
        await Should.ThrowAsync<ArgumentException>(() => ListAsync(prefix));
        await Should.ThrowAsync<ArgumentException>(() => FoldersAsync(prefix));
    }

    [Fact]
    public async Task ListFolders_WithoutSlash_ArgumentException() =>
        await Should.ThrowAsync<ArgumentException>(() => FoldersAsync("users"));

    [Theory]
    [InlineData("a")]
    [InlineData("users/Jos%C3%A9/x")]
    [InlineData("users/José/ö ü?*:<>|\"'+&=#%")]
    [InlineData("a/.hidden/..x/x..")]
    [InlineData("a/... /~")]
    [InlineData("\U0001F3B5/\uFF5E/e\u0301")]
    [InlineData("users/é")]
    public async Task AnyCall_UnusualKey_IsKeptAsItIs(string key)
    {
        await PutAsync(key, key);

        Text(await Store.GetAsync(key, Cancellation)).ShouldBe(key);
        (await ListAsync("")).Select(o => o.Key).ShouldBe([key]);
        await Store.DeleteAsync(key, Cancellation);
        (await ListAsync("")).ShouldBeEmpty();
    }

    [Fact]
    public async Task AnyCall_LongestKey_IsKept()
    {
        var key = string.Join('/', Enumerable.Repeat(new string('k', 203), 5)) + "/end";
        key.Length.ShouldBe(ObjectKey.MaxBytes - 1);
        await PutAsync(key + "!", "x");

        (await ListAsync("")).Select(o => o.Key).ShouldBe([key + "!"]);
    }

    [Fact]
    public async Task AnyCall_Cancelled_StopsAndChangesNothing()
    {
        await PutAsync("k", "first");
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var cancelled = source.Token;

        await Should.ThrowAsync<OperationCanceledException>(() => Store.GetAsync("k", cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => Store.GetRangeAsync("k", 0, 1, null, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => Store.FindAsync("k", cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => Store.PutAsync("k", "second"u8.ToArray(), PutCondition.None, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => Store.DeleteAsync("k", cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => ToListAsync(Store.ListAsync("", null, cancelled)));
        await Should.ThrowAsync<OperationCanceledException>(() => ToListAsync(Store.ListFoldersAsync("", null, cancelled)));
        Text(await Store.GetAsync("k", Cancellation)).ShouldBe("first");
    }

    [Fact]
    public async Task List_CancelledInTheMiddle_Stops()
    {
        await PutAllAsync(["a/1", "a/2", "a/3"]);
        using var source = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Store.ListAsync("a/", null, source.Token))
            {
                await source.CancelAsync();
            }
        });
    }

    public static TheoryData<string> InvalidKeys() =>
    [
        "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/..", "a/../b", "a/./b", "a/.", "a\\b", "a\nb", "a\u0000b", "a\u007f", "a\u0085b",
        ".store", ".store/incoming/1", ".hidden", new string('k', 1025), new string('é', 513),
    ];

    protected Task<PutResult> PutAsync(string key, string text, PutCondition condition = default) =>
        Store.PutAsync(key, Encoding.UTF8.GetBytes(text), condition, Cancellation);

    protected async Task PutAllAsync(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            await PutAsync(key, key);
        }
    }

    protected Task<List<ListedObject>> ListAsync(string prefix, string? startAfter = null) =>
        ToListAsync(Store.ListAsync(prefix, startAfter, Cancellation));

    protected Task<List<string>> FoldersAsync(string folder, string? startAfter = null) =>
        ToListAsync(Store.ListFoldersAsync(folder, startAfter, Cancellation));

    protected static string Text(StoredObject? found) => Encoding.UTF8.GetString(found.ShouldNotBeNull().Content.Span);

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    private static bool IsWhole(string prefix) =>
        prefix.Length == 0 || (!char.IsHighSurrogate(prefix[^1]) && prefix is not ("/" or "."));

    // Few different characters, so that keys share prefixes; none that is a folder of another.
    private static List<string> RandomKeys(Random random, int count)
    {
        string[] alphabet = ["a", "b", "-", "/", "/", "0", "é", "\uFF5E", "\U0001F3B5"];
        var keys = new List<string>();
        while (keys.Count < count)
        {
            var key = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            var clashes = keys.Exists(k => k == key || k.StartsWith(key + "/", StringComparison.Ordinal) || key.StartsWith(k + "/", StringComparison.Ordinal));
            if (ObjectKey.IsValid(key) && !clashes)
            {
                keys.Add(key);
            }
        }

        return keys;
    }
}
