using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

/// <summary>The contract of every store, kept by a real S3 server, and what only a store over the network can get wrong.</summary>
public abstract class S3ObjectStoreContract : ObjectStoreContract, IAsyncLifetime
{
    private S3ObjectStore? store;

    protected override IObjectStore Store => store!;

    protected abstract Task<R2Server> ServerAsync();

    public async ValueTask InitializeAsync()
    {
        var server = await ServerAsync();
        store = new S3ObjectStore(server.Options(server.TakeBucket()), TimeProvider.System, Guid.NewGuid(), R2Server.Socket());
    }

    public ValueTask DisposeAsync()
    {
        store?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
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
    public async Task List_MoreThanTwoPages_AllInOrder()
    {
        var keys = Enumerable.Range(0, 2_050).Select(i => $"many/{i:0000}/x").ToList();
        await Parallel.ForEachAsync(keys, Cancellation, async (key, token) => await Store.PutAsync(key, "x"u8.ToArray(), PutCondition.None, token));

        (await ListAsync("many/")).Select(o => o.Key).ShouldBe(keys);
        (await ListAsync("many/", "many/1000/x")).Select(o => o.Key).ShouldBe(keys.Skip(1_001));
        (await FoldersAsync("many/")).Count.ShouldBe(2_050);
        (await FoldersAsync("many/", "2048")).ShouldBe(["2049"]);
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
