using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>The sides that comparisons of lists need, each made once.</summary>
internal sealed class ListedSides : IDisposable
{
    private const int ShortDays = 28;
    private const int MediumDays = 182;
    private const int LongDays = 365;

    private readonly ListeningHistory _history;
    private readonly bool _includeShort;
    private readonly Credit _credit;
    private readonly Dictionary<string, int> _tracks;
    private readonly Dictionary<string, int> _artists;
    private readonly Dictionary<(string Id, TimeRange Range), ListedSide> _sides = [];

    public ListedSides(ListeningHistory history, bool includeShort, Credit credit, ComparedSnapshots snapshots)
    {
        (_history, _includeShort, _credit) = (history, includeShort, credit);
        SnapshotLists[] all = [.. new[] { snapshots.Ranges, snapshots.A, snapshots.B }.OfType<SnapshotLists>()];
        _tracks = Find(history.Tracks.Keys, all.SelectMany(lists => lists.Tracks.Values).SelectMany(list => list).Select(TrackKey.InCatalogue));
        _artists = Find(history.Tracks.ArtistKeys, all.SelectMany(lists => lists.Artists.Values).SelectMany(list => list).Select(ArtistSightings.KeyOf).OfType<string>());
    }

    /// <summary>The lists of a snapshot's range.</summary>
    public ListedSide Of(SnapshotLists lists, TimeRange range)
    {
        if (!_sides.TryGetValue((lists.Id, range), out var side))
        {
            _sides[(lists.Id, range)] = side = Make(lists, range);
        }

        return side;
    }

    public void Dispose()
    {
        foreach (var side in _sides.Values)
        {
            side.Plays.Dispose();
        }
    }

    /// <summary>The indexes of the keys that are wanted: one look at every key instead of a dictionary of them all.</summary>
    private static Dictionary<string, int> Find(string[] keys, IEnumerable<string> wanted)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var missing = wanted.ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < keys.Length && found.Count < missing.Count; index++)
        {
            if (missing.Contains(keys[index]))
            {
                found[keys[index]] = index;
            }
        }

        return found;
    }

    private static Duration LengthOf(TimeRange range) => Duration.FromDays(range switch
    {
        TimeRange.Short => ShortDays,
        TimeRange.Medium => MediumDays,
        _ => LongDays,
    });

    private ListedSide Make(SnapshotLists lists, TimeRange range)
    {
        ReportedArtist[] artists = [.. (lists.Artists.GetValueOrDefault(range) ?? []).Where(artist => ArtistSightings.KeyOf(artist) is not null).DistinctBy(ArtistSightings.KeyOf)];
        ListedItem[] artistItems = Array.ConvertAll(artists, artist => ItemOf(artist, ArtistSightings.KeyOf(artist)!));
        return new(
            new ComparedList(lists.Id, lists.TakenAt, range),
            [.. (lists.Tracks.GetValueOrDefault(range) ?? []).Select(ItemOf).DistinctBy(item => item.Key)],
            artistItems,
            [.. artists.Zip(artistItems, (artist, item) => GenresOf(artist, item.Index))],
            ComparedPlays.OfStretch(_history, new InstantRange(lists.TakenAt - LengthOf(range), lists.TakenAt), _includeShort, _credit));
    }

    // Tracks of one recording are one here, too, as far as the history knows them.
    private ListedItem ItemOf(ReportedTrack track)
    {
        var (key, known) = (TrackKey.InCatalogue(track), _history.Tracks);
        return _tracks.TryGetValue(key, out var index)
            ? new(known.Keys[known.Recording[index]], track.TrackName, track.ArtistName, known.Recording[index])
            : new(key, track.TrackName, track.ArtistName, TrackCatalogue.Unknown);
    }

    private ListedItem ItemOf(ReportedArtist artist, string key) => new(key, artist.ArtistName, Artist: null, _artists.GetValueOrDefault(key, TrackCatalogue.Unknown));

    // What the snapshot itself says comes first.
    private IReadOnlyList<string> GenresOf(ReportedArtist artist, int index)
    {
        if (artist.Genres is { Count: > 0 } said)
        {
            return [.. said.Distinct(StringComparer.Ordinal)];
        }

        var known = _history.Attributes;
        return index < 0 ? [] : [.. known.GenresOf(index).ToArray().Select(genre => known.GenreNames[genre])];
    }
}
