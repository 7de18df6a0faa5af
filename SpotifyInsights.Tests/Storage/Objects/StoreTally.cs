using System.Collections.Concurrent;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

/// <summary>A store, and what is asked of it. Many objects deleted at once are one request, as S3 takes them.</summary>
public sealed class StoreTally
{
    private readonly ConcurrentQueue<StoreOperation> done = new();

    public StoreTally(IObjectStore inner) => Store = new TappedObjectStore(inner)
    {
        After = operation =>
        {
            done.Enqueue(operation);
            return Task.CompletedTask;
        },
    };

    public TappedObjectStore Store { get; }

    public IReadOnlyList<StoreOperation> Reads => [.. done.Where(operation => !operation.IsWrite)];

    public IReadOnlyList<StoreOperation> Writes => [.. done.Where(operation => operation.IsWrite)];

    public void Reset() => done.Clear();

    /// <summary>One line per request, for the message of a budget that does not hold.</summary>
    public override string ToString() => string.Join('\n', done.Select(operation => $"{operation.Verb} {operation.Key} {operation.Bytes}"));
}
