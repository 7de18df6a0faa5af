using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Domain.Reference;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Reference;

namespace SpotifyInsights.Api.Reference;

/// <summary>
/// The reference data in memory, once for all listeners. What this process imports is used at once; what another one imported, after
/// <see cref="CacheOptions.ReferenceFreshSeconds"/>. Loading happens beside the requests that still use the former data.
/// </summary>
public sealed class ReferenceData(ReferenceStore store, IOptions<CacheOptions> options, TimeProvider time, ILogger<ReferenceData> log)
{
    private const string None = "none";

    private readonly Lock _gate = new();
    private ReferenceState? _current;
    private long _checkedAt;
    private Task? _check;

    /// <summary>No data: an empty index.</summary>
    public static ReferenceState Empty { get; } = new(None, null, ReferenceIndex.Empty);

    /// <summary>
    /// The data in use; <see cref="Empty"/> where there are none. New data that cannot be read leave the former ones in use, and the log says so; without
    /// former ones it is a <see cref="CorruptObjectException"/>.
    /// </summary>
    public async Task<ReferenceState> GetAsync(CancellationToken cancellationToken)
    {
        Task check;
        lock (_gate)
        {
            if (_current is not null && time.GetElapsedTime(_checkedAt) < TimeSpan.FromSeconds(options.Value.ReferenceFreshSeconds))
            {
                return _current;
            }

            check = _check ??= CheckAsync();
        }

        await check.WaitAsync(cancellationToken);
        lock (_gate)
        {
            return _current!;
        }
    }

    /// <summary>Uses data that this process has just stored.</summary>
    public void Use(ReferenceState state)
    {
        lock (_gate)
        {
            (_current, _checkedAt) = (state, time.GetTimestamp());
        }
    }

    private async Task CheckAsync()
    {
        // The caller holds the gate; and a caller that leaves must not end a check that others wait for.
        await Task.Yield();
        var former = _current;
        try
        {
            var at = time.GetTimestamp();
            var state = await store.FindStateAsync(CancellationToken.None) ?? None;
            var next = state == former?.State ? former
                : state == None ? Empty
                : await store.LoadAsync(CancellationToken.None) ?? Empty;
            lock (_gate)
            {
                // What was imported meanwhile is newer.
                (_current, _checkedAt) = _current == former ? (next, at) : (_current, _checkedAt);
            }
        }
        catch (Exception exception) when (exception is CorruptObjectException or ObjectStoreException && former is not null && former != Empty)
        {
            log.LogError(exception, "Whether there are newer reference data cannot be found out, or they cannot be read; the former ones stay in use");
            lock (_gate)
            {
                _checkedAt = time.GetTimestamp();
            }
        }
        finally
        {
            lock (_gate)
            {
                _check = null;
            }
        }
    }
}
