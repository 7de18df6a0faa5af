using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

/// <summary>The contract of every store, kept by a real S3 server, and what only a store over the network can get wrong.</summary>
public abstract class S3ObjectStoreContract : ObjectStoreContract, IAsyncLifetime
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("FULL") is "1";

    private R2Bucket? bucket;

    protected override IObjectStore Store => bucket!.Store;

    protected abstract Task<R2Server> ServerAsync();

    protected override int Rounds(int rounds) => IsFull ? rounds : Math.Max(2, rounds / 10);

    public async ValueTask InitializeAsync() => bucket = (await ServerAsync()).TakeBucket();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (bucket is not null)
        {
            await bucket.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(1_000_003)]
    [InlineData(S3ObjectStoreOptions.DefaultPartSize)]
    [InlineData(S3ObjectStoreOptions.DefaultPartSize + 1)]
    [InlineData((2 * S3ObjectStoreOptions.DefaultPartSize) + 12_345)]
    public async Task Put_AnySize_ReadsBackAsItWas(int length)
    {
        var content = Content(length);

        var always = await Store.PutAsync("always", content, PutCondition.None, Cancellation);
        var absent = await Store.PutAsync("absent", content, PutCondition.Absent, Cancellation);
        var matching = await Store.PutAsync("always", content, PutCondition.Matches(always.ETag!), Cancellation);

        foreach (var (key, put) in new[] { ("absent", absent), ("always", matching) })
        {
            put.IsWritten.ShouldBeTrue();
            var found = (await Store.GetAsync(key, Cancellation)).ShouldNotBeNull();
            found.Content.Span.SequenceEqual(content).ShouldBeTrue($"{found.Content.Length} bytes of {length}");
            found.Info.ETag.ShouldBe(put.ETag);
        }
    }

    [Fact]
    public async Task List_MoreThanAPage_AllInOrder()
    {
        var count = IsFull ? 2_050 : 1_010;
        var keys = Enumerable.Range(0, count).Select(i => $"many/{i:0000}/x").ToList();
        await Parallel.ForEachAsync(keys, Cancellation, async (key, token) => await Store.PutAsync(key, "x"u8.ToArray(), PutCondition.None, token));

        (await ListAsync("many/")).Select(o => o.Key).ShouldBe(keys);
        (await ListAsync("many/", "many/1000/x")).Select(o => o.Key).ShouldBe(keys.Skip(1_001));
        (await FoldersAsync("many/")).Count.ShouldBe(count);
        (await FoldersAsync("many/", "1007")).Take(2).ShouldBe(["1008", "1009"]);
        await Store.DeleteAllAsync([.. keys.Skip(1)], Cancellation);
        (await ListAsync("")).Select(o => o.Key).ShouldBe(["many/0000/x"]);
    }

    private static byte[] Content(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }
}
