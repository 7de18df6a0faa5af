using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Histories;

/// <summary>A listener's history at one version of the data, with what zones made of it. Shared by all requests.</summary>
public sealed class LoadedHistory(string state, ListeningHistory history)
{
    private const int MostZones = 8;
    private readonly Lock _gate = new();
    private readonly List<ListeningView> _views = [];

    /// <summary>The stored state that this was loaded for.</summary>
    public string State { get; } = state;

    public ListeningHistory History { get; } = history;

    /// <summary>Bytes held, zones included.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return History.Bytes + _views.Sum(view => view.Bytes);
            }
        }
    }

    /// <summary>The history as <paramref name="zone"/> sees it, made once; the zone least recently asked for makes room.</summary>
    public ListeningView In(DateTimeZone zone)
    {
        lock (_gate)
        {
            var index = _views.FindIndex(view => view.Zone.Equals(zone));
            var view = index < 0 ? new ListeningView(History, zone) : _views[index];
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
}
