using NodaTime;
using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Simulator.Listeners;

/// <summary>
/// What a listener played most up to the last UTC midnight: lists change once a day, as Spotify's do. Ordered by
/// listed plays, then time heard, then id.
/// </summary>
public sealed class TopLists(ListenerLife life)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TopRange, TopList> _lists = Enum.GetValues<TopRange>().ToDictionary(range => range, range => new TopList(life, range));

    public IReadOnlyList<CatalogueTrack> Tracks(TopRange range, Instant now) => List(range, now, list => list.Tracks);

    public IReadOnlyList<CatalogueArtist> Artists(TopRange range, Instant now) => List(range, now, list => list.Artists);

    private T[] List<T>(TopRange range, Instant now, Func<TopList, T[]> items)
    {
        lock (_gate)
        {
            var list = _lists[range];
            list.MoveTo(now.InUtc().Date);
            return items(list);
        }
    }
}
