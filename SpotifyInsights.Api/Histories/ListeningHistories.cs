using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Histories;

/// <summary>
/// Histories in memory: loaded once per listener and state, without what the listener excluded, and compared with the stored state by one request to the store,
/// unless that was done a moment ago and this process committed nothing since. Bounded in bytes, the least recently used goes first.
/// </summary>
public sealed class ListeningHistories(HistoryStore histories, ExclusionStore exclusions, CommittedHere committed, IOptions<CacheOptions> options, TimeProvider time)
{
    private const string NoVersion = "none";
    private readonly Lock _gate = new();
    private readonly LinkedList<string> _recent = new();
    private readonly Dictionary<string, (LoadedHistory History, Check Check, LinkedListNode<string> Use)> _loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<LoadedHistory>> _loading = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string State, Check Check)> _states = new(StringComparer.Ordinal);

    /// <summary>
    /// Names the state that <see cref="GetAsync"/> would load, as fresh as that, without loading it: enough for who holds an answer already.
    /// </summary>
    public async Task<string> FindStateAsync(string userId, string? dataVersion, CancellationToken cancellationToken)
    {
        var check = new Check(committed.CountOf(userId), time.GetTimestamp());
        if (Fresh(userId, dataVersion, check) is { } fresh)
        {
            return fresh.State;
        }

        lock (_gate)
        {
            if (dataVersion is null && _states.TryGetValue(userId, out var known) && IsFresh(known.Check, check))
            {
                return known.State;
            }
        }

        var state = await histories.FindStateAsync(userId, cancellationToken) ?? NoVersion;
        lock (_gate)
        {
            if (_loaded.TryGetValue(userId, out var found) && found.History.State == state)
            {
                Keep(userId, found.History, check);
            }

            _states[userId] = _states.TryGetValue(userId, out var other) && check.At < other.Check.At ? other : (state, check);
        }

        return state;
    }

    /// <summary>
    /// The listener's history; an empty one when nothing was collected yet. All that this process committed is in it, and what others committed up to
    /// <see cref="CacheOptions.FreshSeconds"/> ago. Where <paramref name="dataVersion"/> is given, which a job of any process reported, the history is
    /// never older than that.
    /// </summary>
    public async Task<LoadedHistory> GetAsync(string userId, string? dataVersion, CancellationToken cancellationToken)
    {
        var check = new Check(committed.CountOf(userId), time.GetTimestamp());
        if (Fresh(userId, dataVersion, check) is { } fresh)
        {
            return fresh;
        }

        var state = await histories.FindStateAsync(userId, cancellationToken);
        if (state is null)
        {
            lock (_gate)
            {
                Forget(userId);
            }

            return new LoadedHistory(NoVersion, new ListeningHistory(PlayColumns.Empty, TrackCatalogue.Empty, ObservedTime.None, NoVersion));
        }

        Task<LoadedHistory>? loading;
        lock (_gate)
        {
            if (_loaded.TryGetValue(userId, out var found) && found.History.State == state)
            {
                Keep(userId, found.History, check);
                return found.History;
            }

            var version = $"{userId}\n{state}";
            if (!_loading.TryGetValue(version, out loading))
            {
                loading = LoadAsync(userId, state, version, found.History, check);
                _loading.Add(version, loading);
            }
        }

        return await loading.WaitAsync(cancellationToken);
    }

    /// <summary>The history of <paramref name="loaded"/> as it was known at <paramref name="asOf"/>, kept with it.</summary>
    public async Task<LoadedHistory> GetPastAsync(
        string userId,
        LoadedHistory loaded,
        Instant asOf,
        Func<string, Instant, CancellationToken, Task<ListeningHistory?>> loadAsync,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(loadAsync);
        if (loaded.State == NoVersion)
        {
            return new LoadedHistory(NoVersion, new ListeningHistory(PlayColumns.Empty, TrackCatalogue.Empty, ObservedTime.None, NoVersion, asOf));
        }

        // A caller that leaves must not end a load that others wait for.
        var past = await loaded.AsOf(asOf, async () => await loadAsync(userId, asOf, CancellationToken.None) ?? loaded.All).WaitAsync(cancellationToken);
        lock (_gate)
        {
            MakeRoom(userId);
        }

        return past;
    }

    private LoadedHistory? Fresh(string userId, string? dataVersion, Check now)
    {
        lock (_gate)
        {
            if (!_loaded.TryGetValue(userId, out var found)
                || !IsFresh(found.Check, now)
                || (dataVersion is not null && dataVersion != found.History.History.DataVersion))
            {
                return null;
            }

            _recent.Remove(found.Use);
            _recent.AddLast(found.Use);
            return found.History;
        }
    }

    private bool IsFresh(Check former, Check now) =>
        former.Commits == now.Commits && time.GetElapsedTime(former.At, now.At) < TimeSpan.FromSeconds(options.Value.FreshSeconds);

    private async Task<LoadedHistory> LoadAsync(string userId, string checkedState, string version, LoadedHistory? former, Check check)
    {
        // The caller holds the gate; and a caller that leaves must not end a load that others wait for.
        await Task.Yield();
        try
        {
            // What is committed between the check and the load is loaded too, and named by the state that was loaded.
            var excluded = exclusions.GetAsync(userId, CancellationToken.None);
            var (state, history) = await histories.LoadAsync(userId, former?.All, CancellationToken.None)
                ?? throw new InvalidOperationException("The manifest disappeared while it was read.");
            // Exclusions are stored before the state tells of them: what was read after the check belongs to the state of the check at least.
            var file = state == checkedState ? await excluded : await exclusions.GetAsync(userId, CancellationToken.None);
            var loaded = LoadedHistory.Of(state, history, file.Exclusions, former);
            lock (_gate)
            {
                Keep(userId, loaded, check);
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

    // Checks overtake each other: one that began later knows more.
    private void Keep(string userId, LoadedHistory history, Check check)
    {
        if (_loaded.TryGetValue(userId, out var known) && check.At < known.Check.At)
        {
            return;
        }

        Forget(userId);
        _loaded[userId] = (history, check, _recent.AddLast(userId));
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

    /// <summary>When the store was asked, and how often this process had committed before.</summary>
    private readonly record struct Check(long Commits, long At);
}
