using NodaTime;
using SpotifyInsights.Domain.Exclusions;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Api.Histories;

/// <summary>A listener's history at one version of the data and of the exclusions, with what zones made of it. Shared by all requests.</summary>
public sealed class LoadedHistory(string state, ListeningHistory history)
{
    private const int MostZones = 8;
    private const int MostPasts = 4;
    private const int MostParts = 4;
    private readonly Lock _gate = new();
    private readonly List<ListeningView> _views = [];
    private readonly List<(Instant AsOf, Task<LoadedHistory> History)> _pasts = [];
    private readonly List<(InstantRange Range, LoadedHistory History)> _parts = [];
    private readonly ListeningHistory _all = history;
    private ListeningHistory _history = history;
    private readonly Lazy<LoadedHistory>? _everything;

    private LoadedHistory(string state, ListeningHistory all, bool[] isExcluded, IReadOnlyList<Exclusion> exclusions, ReferenceAttributes? reference)
        : this(state, all)
    {
        Exclusions = exclusions;
        _history = reference is null ? all.Without(isExcluded) : all.WithReference(reference).Without(isExcluded);
        _everything = new(() => new LoadedHistory(state, all.Marking(isExcluded)));
    }

    /// <summary>Leaves out what the listener excluded, once for all who ask.</summary>
    /// <param name="state">The stored state that was loaded.</param>
    /// <param name="all">Every play.</param>
    /// <param name="exclusions">What is left out.</param>
    /// <param name="former">What was loaded before, whose reference data are used on where the tracks are the same; null for nothing.</param>
    public static LoadedHistory Of(string state, ListeningHistory all, IReadOnlyList<Exclusion> exclusions, LoadedHistory? former = null)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(exclusions);
        var mask = exclusions.Count == 0 ? null : new ExclusionMatches(all).Mask(exclusions);
        return mask is null
            ? new(state, all) { Exclusions = exclusions }
            : new(state, all, mask, exclusions, former?.History is { Reference: { } known } before && before.Tracks == all.Tracks ? known : null);
    }

    /// <summary>What the listener leaves out.</summary>
    public IReadOnlyList<Exclusion> Exclusions { get; private init; } = [];

    /// <summary>Every play as it was loaded, excluded ones too: what the next load begins with.</summary>
    public ListeningHistory All => _everything is null ? History : _all;

    /// <summary>The history with what the listener excluded, which is marked in it; made when first asked for.</summary>
    public LoadedHistory Everything => _everything?.Value ?? this;

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
                return _history.Bytes + BytesOfEverything + _views.Sum(view => view.Bytes)
                    + _pasts.Sum(past => past.History.IsCompletedSuccessfully ? past.History.Result.Bytes : 0)
                    + _parts.Sum(part => part.History.Bytes - _history.Tracks.Bytes);
            }
        }
    }

    private long BytesOfEverything => _everything is null ? 0 : _all.Plays.Bytes + (_everything.IsValueCreated ? _everything.Value.Bytes - _all.Plays.Bytes - _all.Tracks.Bytes : 0);

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
                : Task.Run(async () => Of(State, await loadAsync(), Exclusions));
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
