using System.Collections.Concurrent;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects.S3;

namespace SpotifyInsights.Tests.Proof;

/// <summary>
/// Objects in a bucket of a local R2. Every request there is slow, so it notes what was put: a second filling puts only what has changed since the first, and what
/// nobody has put since is not read again.
/// </summary>
public sealed class BucketHome : StoreHome
{
    private const int PutsAtOnce = 8;

    private readonly R2Bucket bucket;
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> known = new(StringComparer.Ordinal);

    public BucketHome(R2Bucket bucket)
    {
        this.bucket = bucket;
        Store = new TappedObjectStore(bucket.Store) { Before = ForgetAsync, After = ForgetAsync };
    }

    public override IObjectStore Store { get; }

    public override async Task<ReadOnlyMemory<byte>> ContentAsync(string key, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue(key, out var content))
        {
            known[key] = content = await base.ContentAsync(key, cancellationToken);
        }

        return content;
    }

    public override async Task FillAsync(StoreHome other, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(other);
        var surplus = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var listed in Store.ListAsync("", startAfter: null, cancellationToken))
        {
            surplus.Add(listed.Key);
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = PutsAtOnce, CancellationToken = cancellationToken };
        var missing = new List<string>();
        await foreach (var listed in other.Store.ListAsync("", startAfter: null, cancellationToken))
        {
            var wanted = await other.ContentAsync(listed.Key, cancellationToken);
            var isThere = surplus.Remove(listed.Key);
            if (!isThere || !known.TryGetValue(listed.Key, out var content) || !content.Span.SequenceEqual(wanted.Span))
            {
                missing.Add(listed.Key);
            }
        }

        await Parallel.ForEachAsync(missing, parallel, async (key, token) =>
        {
            var content = await other.ContentAsync(key, token);
            await Store.PutAsync(key, content, PutCondition.None, token);
            known[key] = content;
        });
        if (surplus.Count > 0)
        {
            await Store.DeleteAllAsync(surplus, cancellationToken);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await bucket.DisposeAsync();
        await base.DisposeAsync();
    }

    private Task ForgetAsync(StoreOperation operation)
    {
        if (operation.Verb is StoreVerb.Put)
        {
            known.TryRemove(operation.Key, out _);
        }

        return Task.CompletedTask;
    }
}
