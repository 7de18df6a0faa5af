using SpotifyInsights.Tests.Storage.Objects.S3;

namespace SpotifyInsights.Tests.Proof;

/// <summary>Homes of one kind for one test. The bucket is a real server and far slower: with FULL=1 only, and one bucket serves all copies, one after the other.</summary>
public sealed class StoreHomes(string name, TimeProvider time, R2Servers servers) : IAsyncDisposable
{
    private const string Bucket = "bucket";

    private StoreHome? reused;

    public static IEnumerable<string> Names => Share.IsFull ? ["memory", "local", Bucket] : ["memory", "local"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>An empty home, the caller's own.</summary>
    public async Task<StoreHome> MakeAsync() => name switch
    {
        "memory" => new MemoryHome(time),
        "local" => new LocalHome(time),
        _ => new BucketHome((await servers.HttpAsync()).TakeBucket()),
    };

    /// <summary>Does something in a home that holds the same objects as another one.</summary>
    public async Task InCopyAsync(StoreHome original, Func<StoreHome, Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var home = reused ?? await MakeAsync();
        reused = name == Bucket ? home : null;
        await home.FillAsync(original, Cancel);
        await work(home);
        if (reused is null)
        {
            await home.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (reused is not null)
        {
            await reused.DisposeAsync();
        }
    }
}
