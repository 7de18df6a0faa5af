using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

/// <summary>The contract of every store, kept by a real S3 server, and what only a store over the network can get wrong.</summary>
public abstract class S3ObjectStoreContract : ObjectStoreContract, IAsyncLifetime
{
    protected static bool IsFull { get; } = Environment.GetEnvironmentVariable("FULL") is "1";

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
    [InlineData(65_537)]
    [InlineData(S3ObjectStoreOptions.DefaultPartSize)]
    [InlineData(S3ObjectStoreOptions.DefaultPartSize + 12_345)]
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

    private static byte[] Content(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }
}
