using System.Runtime.InteropServices;

namespace SpotifyInsights.Storage.Objects.Local;

/// <summary>One writer per key at a time, so that a put's condition and its replacement are one step. Keys that nobody waits for cost nothing.</summary>
internal sealed class KeyLocks
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Waits for the key; disposing lets the next one in.</summary>
    public async Task<IDisposable> EnterAsync(string key, CancellationToken cancellationToken)
    {
        var entry = Join(key);
        try
        {
            await entry.Turn.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(key, entry);
            throw;
        }

        return new Hold(this, key, entry);
    }

    private Entry Join(string key)
    {
        lock (entries)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(entries, key, out _);
            entry ??= new Entry();
            entry.Users++;
            return entry;
        }
    }

    private void Leave(string key, Entry entry)
    {
        lock (entries)
        {
            if (--entry.Users == 0)
            {
                entries.Remove(key);
                entry.Turn.Dispose();
            }
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Hold(KeyLocks owner, string key, Entry entry) : IDisposable
    {
        public void Dispose()
        {
            entry.Turn.Release();
            owner.Leave(key, entry);
        }
    }
}
