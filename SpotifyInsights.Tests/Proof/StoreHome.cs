using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Proof;

/// <summary>Where objects outlive the processes of a test.</summary>
public abstract class StoreHome : IAsyncDisposable
{
    /// <summary>The store, healthy, as any process opens it.</summary>
    public abstract IObjectStore Store { get; }

    /// <summary>What a process leaves that is killed in the middle of a put.</summary>
    public virtual void LeaveHalfWritten(long bytes)
    {
    }

    /// <summary>What the next process does before it opens the store.</summary>
    public virtual void Restart()
    {
    }

    /// <summary>The bytes of an object that is there.</summary>
    public virtual async Task<ReadOnlyMemory<byte>> ContentAsync(string key, CancellationToken cancellationToken) =>
        (await Store.GetAsync(key, cancellationToken))!.Content;

    /// <summary>Makes this home hold the same objects as another one, and no others.</summary>
    public virtual async Task FillAsync(StoreHome other, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(other);
        await foreach (var listed in other.Store.ListAsync("", startAfter: null, cancellationToken))
        {
            await Store.PutAsync(listed.Key, await other.ContentAsync(listed.Key, cancellationToken), PutCondition.None, cancellationToken);
        }
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
