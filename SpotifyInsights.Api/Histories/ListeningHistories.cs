using Microsoft.Extensions.Options;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Histories;

/// <summary>
/// Histories in memory: loaded once per listener and version, checked against the stored state on every request, so that nobody
/// is answered from older data than what is committed; bounded in bytes, the least recently used goes first.
/// </summary>
public sealed class ListeningHistories(HistoryStore histories, IOptions<CacheOptions> options)
{
    private const string NoVersion = "none";
    private readonly Lock _gate = new();
    private readonly LinkedList<string> _recent = new();
    private readonly Dictionary<string, (LoadedHistory History, LinkedListNode<string> Use)> _loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<LoadedHistory>> _loading = new(StringComparer.Ordinal);

    /// <summary>The listener's history as committed now; an empty one when nothing was collected yet.</summary>
    public async Task<LoadedHistory> GetAsync(string userId, CancellationToken cancellationToken)
    {
        var state = await histories.FindStateAsync(userId, cancellationToken);
        if (state is null)
        {
            return new LoadedHistory(NoVersion, new ListeningHistory(PlayColumns.Empty, TrackCatalogue.Empty, ObservedTime.None, NoVersion));
        }

        Task<LoadedHistory>? loading;
        lock (_gate)
        {
            if (_loaded.TryGetValue(userId, out var found) && found.History.State == state)
            {
                _recent.Remove(found.Use);
                _recent.AddLast(found.Use);
                return found.History;
            }

            var version = $"{userId}\n{state}";
            if (!_loading.TryGetValue(version, out loading))
            {
                loading = LoadAsync(userId, state, version);
                _loading.Add(version, loading);
            }
        }

        return await loading.WaitAsync(cancellationToken);
    }

    private async Task<LoadedHistory> LoadAsync(string userId, string state, string version)
    {
        // The caller holds the gate; and a caller that leaves must not end a load that others wait for.
        await Task.Yield();
        try
        {
            // What is committed between the check and the load is loaded too: the next request sees a newer state and loads again.
            var history = await histories.LoadAsync(userId, CancellationToken.None)
                ?? throw new InvalidOperationException("The manifest disappeared while it was read.");
            var loaded = new LoadedHistory(state, history);
            lock (_gate)
            {
                Forget(userId);
                _loaded[userId] = (loaded, _recent.AddLast(userId));
                MakeRoom(userId);
            }

            return loaded;
        }
        finally
        {
            lock (_gate)
            {
                _loading.Remove(version);
            }
        }
    }

    private void MakeRoom(string newest)
    {
        var limit = options.Value.HistoryMegabytes * 1024L * 1024;
        while (_recent.First is { } oldest && oldest.Value != newest && _loaded.Values.Sum(entry => entry.History.Bytes) > limit)
        {
            Forget(oldest.Value);
        }
    }

    private void Forget(string userId)
    {
        if (_loaded.Remove(userId, out var entry))
        {
            _recent.Remove(entry.Use);
        }
    }
}
