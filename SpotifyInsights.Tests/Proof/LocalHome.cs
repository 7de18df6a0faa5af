using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects;

namespace SpotifyInsights.Tests.Proof;

/// <summary>Objects in a folder. A killed process leaves half a file under a temporary name; the next one clears it away when it takes the lock.</summary>
public sealed class LocalHome : StoreHome
{
    private readonly ScratchFolder folder = new();
    private readonly TimeProvider time;

    public LocalHome(TimeProvider time)
    {
        this.time = time;
        Store = Open();
    }

    public override IObjectStore Store { get; }

    public override void LeaveHalfWritten(long bytes) => File.WriteAllBytes(folder[".store/incoming/1"], new byte[bytes / 2]);

    public override void Restart()
    {
        LocalStoreLock.Acquire(folder.Path).Dispose();
        Directory.GetFileSystemEntries(folder[".store/incoming"]).ShouldBeEmpty();
    }

    public override ValueTask DisposeAsync()
    {
        folder.Dispose();
        return base.DisposeAsync();
    }

    private LocalObjectStore Open() => new(folder.Path, time, new LocalObjectStoreOptions { FlushToDisk = false });
}
