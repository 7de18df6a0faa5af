using System.Collections.Concurrent;
using NodaTime;
using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Simulator.Listeners;

/// <summary>
/// What a listener played most up to the last UTC midnight: lists change once a day, as Spotify's do. Ordered by
/// listed plays, then time heard, then id.
/// </summary>
public sealed class TopLists(ListenerLife life)
{
    private const int ListsKept = 32;
    private readonly ConcurrentDictionary<(TopRange Range, LocalDate Day), TopList> _lists = new();

    public IReadOnlyList<CatalogueTrack> Tracks(TopRange range, Instant now) => List(range, now).Tracks;

    public IReadOnlyList<CatalogueArtist> Artists(TopRange range, Instant now) => List(range, now).Artists;

    private TopList List(TopRange range, Instant now)
    {
        if (_lists.Count > ListsKept)
        {
            _lists.Clear();
        }

        return _lists.GetOrAdd((range, now.InUtc().Date), static (key, life) => Count(life, key.Range, key.Day), life);
    }

    private static TopList Count(ListenerLife life, TopRange range, LocalDate day)
    {
        var from = range switch
        {
            TopRange.ShortTerm => day.PlusDays(-28),
            TopRange.MediumTerm => day.PlusMonths(-6),
            _ => day.PlusYears(-1),
        };
        var tracks = new Dictionary<CatalogueTrack, (int Plays, long Ms)>();
        var artists = new Dictionary<CatalogueArtist, (int Plays, long Ms)>();
        foreach (var play in life.PlaysBetween(Midnight(from), Midnight(day)))
        {
            if (play.IsListed)
            {
                Add(tracks, play.Track, play.HeardMs);
                Add(artists, play.Track.Artists[0], play.HeardMs);
            }
        }

        return new TopList(Ranked(tracks, track => track.Id), Ranked(artists, artist => artist.Id));
    }

    private static void Add<T>(Dictionary<T, (int Plays, long Ms)> counts, T key, int heardMs)
        where T : notnull
    {
        counts.TryGetValue(key, out var count);
        counts[key] = (count.Plays + 1, count.Ms + heardMs);
    }

    private static T[] Ranked<T>(Dictionary<T, (int Plays, long Ms)> counts, Func<T, string> id)
        where T : notnull =>
        [
            .. counts
                .OrderByDescending(pair => pair.Value.Plays)
                .ThenByDescending(pair => pair.Value.Ms)
                .ThenBy(pair => id(pair.Key), StringComparer.Ordinal)
                .Select(pair => pair.Key),
        ];

    private static Instant Midnight(LocalDate day) => day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    private sealed record TopList(CatalogueTrack[] Tracks, CatalogueArtist[] Artists);
}
