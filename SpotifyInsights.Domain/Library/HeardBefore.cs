using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Library;

/// <summary>How often some tracks or first artists were played in a stretch of time.</summary>
internal sealed class HeardBefore : IDisposable
{
    private readonly ListeningSlice _slice;
    private readonly TopListKind _kind;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly Tally _byTrack;
    private readonly Tally _byItem;

    public HeardBefore(ListeningSlice slice, TopListKind kind)
    {
        (_slice, _kind) = (slice, kind);
        var keys = kind == TopListKind.Artists ? Tracks.ArtistKeys : Tracks.Keys;
        for (var index = 0; index < keys.Length; index++)
        {
            _indexes.TryAdd(keys[index], kind == TopListKind.Artists ? index : Tracks.Recording[index]);
        }

        (_byTrack, _byItem) = (new Tally(Tracks.Count), new Tally(keys.Length));
    }

    private TrackCatalogue Tracks => _slice.View.History.Tracks;

    /// <summary>Counted plays of each item; 0 for what the history does not know.</summary>
    /// <param name="items">The items.</param>
    /// <param name="from">The first instant inside.</param>
    /// <param name="to">The first instant after it.</param>
    public int[] PlaysOf(IReadOnlyList<LibraryItem> items, Instant from, Instant to)
    {
        var plays = _slice.View.History.Plays;
        var (first, end) = (plays.FirstAtOrAfter(from.ToUnixTimeMilliseconds()), plays.FirstAtOrAfter(to.ToUnixTimeMilliseconds()));
        _byTrack.Clear();
        _byItem.Clear();
        _byTrack.AddRows(plays.MsPlayed[first..end], plays.Track[first..end], plays.Flags[first..end], _slice.Window.IncludeShort, []);
        _byItem.Add(_byTrack, _kind == TopListKind.Artists ? Tracks.Artist : Tracks.Recording);
        return [.. items.Select(item => _indexes.TryGetValue(item.Key, out var index) ? _byItem.Plays[index] : 0)];
    }

    public void Dispose()
    {
        _byTrack.Dispose();
        _byItem.Dispose();
    }
}
