using SpotifyInsights.Tests.Storage.Objects.S3;

namespace SpotifyInsights.Tests.Proof;

/// <summary>The stores that the proofs run on. The bucket is a real server and far slower: with FULL=1 only.</summary>
public static class StoreHomes
{
    private static readonly Dictionary<string, Func<TimeProvider, R2Servers, Task<StoreHome>>> Makers = new(StringComparer.Ordinal)
    {
        ["memory"] = static (time, _) => Task.FromResult<StoreHome>(new MemoryHome(time)),
        ["local"] = static (time, _) => Task.FromResult<StoreHome>(new LocalHome(time)),
        ["bucket"] = static async (_, servers) => new BucketHome((await servers.HttpAsync()).TakeBucket()),
    };

    public static IEnumerable<string> Names => Makers.Keys.Where(name => Share.IsFull || name != "bucket");

    public static Task<StoreHome> MakeAsync(string name, TimeProvider time, R2Servers servers) => Makers[name](time, servers);
}
