using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Api.Histories;

/// <summary>A listener's history at one version of the data, with what zones made of it. Shared by all requests.</summary>
public sealed class LoadedHistory(string state, ListeningHistory history)
{
    private const int MostZones = 8;
    private const int MostPasts = 4;
    private const int MostParts = 4;
    private readonly Lock _gate = new();
    private readonly List<ListeningView> _views = [];
    private readonly List<(Instant AsOf, Task<LoadedHistory> History)> _pasts = [];
    private readonly List<(InstantRange Range, LoadedHistory History)> _parts = [];
    private ListeningHistory _history = history;

    /// <summary>The stored state that this was loaded for.</summary>
    public string State { get; } = state;

    /// <summary>The history, with the reference data that were used last.</summary>
    public ListeningHistory History
    {
        get
        {
            lock (_gate)
            {
                return _history;
            }
        }
    }

    /// <summary>Bytes held, zones included.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _history.Bytes + _views.Sum(view => view.Bytes)
                    + _pasts.Sum(past => past.History.IsCompletedSuccessfully ? past.History.Result.Bytes : 0)
                    + _parts.Sum(part => part.History.Bytes - _history.Tracks.Bytes);
            }
        }
    }

    /// <summary>The history as <paramref name="zone"/> sees it, made once; the zone least recently asked for makes room.</summary>
    public ListeningView In(DateTimeZone zone)
    {
        lock (_gate)
        {
            var index = _views.FindIndex(view => view.Zone.Equals(zone));
            var view = index < 0 ? new ListeningView(_history, zone) : _views[index];
            if (index >= 0)
            {
                _views.RemoveAt(index);
            }
            else if (_views.Count == MostZones)
            {
                _views.RemoveAt(0);
            }

            _views.Add(view);
            return view;
        }
    }

    /// <summary>The history as <paramref name="zone"/> sees it, with these reference data and no others.</summary>
    public ListeningView In(DateTimeZone zone, ReferenceIndex reference)
    {
        lock (_gate)
        {
            Use(reference);
            return In(zone);
        }
    }

    /// <summary>Finds the tracks in the reference data, once for each version of those; all views from here on know them.</summary>
    public void Use(ReferenceIndex reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        lock (_gate)
        {
            if (_history.Reference?.Matched?.Index == reference || (_history.Reference is null && reference.Count == 0))
            {
                return;
            }

            _history = _history.WithReference(ReferenceAttributes.Of(TrackMatcher.Match(_history.Tracks, reference)));
            _views.Clear();
        }
    }

    /// <summary>The part of the history within <paramref name="range"/>, cut once; the part least recently asked for makes room.</summary>
    public LoadedHistory Within(InstantRange range)
    {
        lock (_gate)
        {
            var index = _parts.FindIndex(part => part.Range == range);
            var part = index < 0 ? (range, new LoadedHistory(State, _history.Within(range))) : _parts[index];
            if (index >= 0)
            {
                _parts.RemoveAt(index);
            }
            else if (_parts.Count == MostParts)
            {
                _parts.RemoveAt(0);
            }

            _parts.Add(part);
            return part.Item2;
        }
    }

    /// <summary>
    /// The history as it was known at <paramref name="asOf"/>, loaded once for all who ask at the same time and kept; the one least recently asked for
    /// makes room. A load that failed is not kept.
    /// </summary>
    public Task<LoadedHistory> AsOf(Instant asOf, Func<Task<ListeningHistory>> loadAsync)
    {
        ArgumentNullException.ThrowIfNull(loadAsync);
        lock (_gate)
        {
            var index = _pasts.FindIndex(past => past.AsOf == asOf);
            var found = index >= 0 && _pasts[index].History is { IsFaulted: false, IsCanceled: false } kept
                ? kept
                : Task.Run(async () => new LoadedHistory(State, await loadAsync()));
            if (index >= 0)
            {
                _pasts.RemoveAt(index);
            }
            else if (_pasts.Count == MostPasts)
            {
                _pasts.RemoveAt(0);
            }

            _pasts.Add((asOf, found));
            return found;
        }
    }
}
