using System.Text;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

/// <summary>A store on a clock that passes over its waits, with a <see cref="FaultyNetwork"/> before the real server.</summary>
public abstract class S3FaultContext(R2Servers servers) : IAsyncLifetime
{
    private R2Bucket? bucket;

    protected FaultyNetwork Network { get; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The store under test.</summary>
    protected S3ObjectStore Store { get; private set; } = null!;

    /// <summary>Somebody else's store over the same bucket.</summary>
    protected S3ObjectStore Other => bucket!.Store;

    protected S3ObjectStoreOptions Options => bucket!.Options;

    private protected ManualTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero)) { ShortestLimit = TimeSpan.FromSeconds(20) };

    public async ValueTask InitializeAsync()
    {
        bucket = (await servers.HttpAsync()).TakeBucket();
        Store = bucket.Open(Network, Clock);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Store?.Dispose();
        if (bucket is not null)
        {
            await bucket.DisposeAsync();
        }
    }

    protected Task<PutResult> PutAsync(string text, PutCondition condition = default) =>
        Store.PutAsync("k", Encoding.UTF8.GetBytes(text), condition, Cancellation);

    protected Task<PutResult> OtherPutAsync(string text, PutCondition condition = default) =>
        Other.PutAsync("k", Encoding.UTF8.GetBytes(text), condition, Cancellation);

    protected async Task<string?> StoredTextAsync() =>
        await Other.GetAsync("k", Cancellation) is { } found ? Encoding.UTF8.GetString(found.Content.Span) : null;
}
