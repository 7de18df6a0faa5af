using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

public abstract partial class ObjectStoreContract
{
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

    public static TheoryData<string> InvalidKeys() =>
    [
        "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/..", "a/../b", "a/./b", "a/.", "a\\b", "a\nb", "a\u0000b", "a\u007f", "a\u0085b",
        ".store", ".store/incoming/1", ".hidden", new string('k', 1025), new string('é', 513),
    ];
}
