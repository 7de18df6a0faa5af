using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

public abstract partial class ObjectStoreContract
{
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
