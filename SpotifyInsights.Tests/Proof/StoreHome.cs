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

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Puts copies of all objects of another store into this one.</summary>
    public async Task FillAsync(IObjectStore other, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(other);
        await foreach (var listed in other.ListAsync("", startAfter: null, cancellationToken))
        {
            var found = (await other.GetAsync(listed.Key, cancellationToken))!;
            await Store.PutAsync(listed.Key, found.Content, PutCondition.None, cancellationToken);
        }
    }
}
