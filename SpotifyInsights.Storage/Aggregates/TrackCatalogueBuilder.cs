using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Lookups;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Collects tracks, first artists and albums of a history from its months, oldest first.</summary>
internal sealed class TrackCatalogueBuilder
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<CatalogueTrack> tracks = [];
    private readonly ArtistKeys artistKeys = new();

    /// <summary>Notes a month's tracks and returns the place of each in the catalogue.</summary>
    public int[] Add(MonthOfHistory month)
    {
        var (keys, tellingRow) = (month.Tracks!.Keys, month.Tracks.TellingRow);
        var added = new int[keys.Length];
        for (var local = 0; local < keys.Length; local++)
        {
            var row = tellingRow[local];
            if (row < 0)
            {
                continue;
            }

            var track = new CatalogueTrack(
                keys[local],
                month.Names(row),
                month.ArtistIds(row),
                month.ArtistNames(row),
                month.AlbumIds(row),
                month.AlbumNames(row),
                month.DurationMs(row) ?? TrackCatalogue.Unknown,
                PlayTracks.IsFromApi(month.Flags[row]),
                month.Attributes(row));
            artistKeys.Note(track.ArtistId, track.ArtistName);
            artistKeys.Note(track.Facts.ArtistIds, track.Facts.ArtistNames);
            if (places.TryGetValue(track.Key, out added[local]))
            {
                var known = tracks[added[local]];
                var (told, other) = track.IsFromApi || !known.IsFromApi ? (track, known) : (known, track);
                tracks[added[local]] = told with { Facts = told.Facts.Over(other.Facts) };
            }
            else
            {
                places[track.Key] = added[local] = tracks.Count;
                tracks.Add(track);
            }
        }

        return added;
    }

    /// <summary>
    /// Fills what no play says of a track with what Spotify said when it was asked: release date, album type, explicit, length, ISRC. What plays say stands.
    /// </summary>
    public void Complete(IReadOnlyList<LookedUpTrack> lookedUp)
    {
        foreach (var (id, said) in lookedUp)
        {
            if (said is not null && places.TryGetValue(id, out var place))
            {
                var known = tracks[place];
                tracks[place] = known with
                {
                    Facts = known.Facts.Over(TrackFacts.OfLookup(said)),
                    DurationMs = known.DurationMs == TrackCatalogue.Unknown ? said.DurationMs ?? TrackCatalogue.Unknown : known.DurationMs,
                };
            }
        }
    }

    /// <summary>The catalogue.</summary>
    /// <param name="sightings">What the newest snapshots say of artists, by key.</param>
    public TrackCatalogue Build(IReadOnlyList<Sighting<ReportedArtist>> sightings)
    {
        var artists = new NamedKeys();
        var albums = new NamedKeys();
        var (artist, album, credits) = (new int[tracks.Count], new int[tracks.Count], new IReadOnlyList<int>?[tracks.Count]);
        for (var i = 0; i < artist.Length; i++)
        {
            var track = tracks[i];
            artist[i] = artists.Place(artistKeys.Of(track.ArtistId, track.ArtistName), track.ArtistName);
            album[i] = albums.Place(track.AlbumId ?? AlbumKeyOfNames(track), track.AlbumName);
        }

        // After all first artists, so that whoever was only ever a guest comes behind them.
        for (var i = 0; i < artist.Length; i++)
        {
            credits[i] = Credits(artists, artist[i], tracks[i].Facts);
        }

        return new TrackCatalogue(
            [.. tracks.Select(track => track.Key)],
            [.. tracks.Select(track => track.Name)],
            artist,
            album,
            [.. tracks.Select(track => track.DurationMs)],
            artists.Keys,
            artists.Names,
            albums.Keys,
            albums.Names,
            Attributes(),
            IndexLists.Of(credits),
            SightedArtists.Of(artists.Keys, sightings),
            RecordingsOf());
    }

    private int[] RecordingsOf()
    {
        var (isrcs, names) = (new Dictionary<string, int>(StringComparer.Ordinal), new NameNumbers());
        return Recordings.Of(
            [.. tracks.Select(track => track.Facts.Isrc is { } isrc ? NumberOf(isrc) : -1)],
            [.. tracks.Select(track => names.Of(track.Name, track.ArtistName))],
            [.. tracks.Select(track => track.DurationMs)],
            [.. tracks.Select(track => track.Key)]);

        int NumberOf(string isrc)
        {
            isrcs.TryAdd(isrc, isrcs.Count);
            return isrcs[isrc];
        }
    }

    private static string? AlbumKeyOfNames(CatalogueTrack track) =>
        track.AlbumName is null ? null : TrackKey.OfNames(track.AlbumName, track.ArtistName);

    // The first artist always, also where the list does not have him: then the list is of another saying.
    private static IReadOnlyList<int> Credits(NamedKeys artists, int first, TrackFacts facts)
    {
        var names = facts.ArtistNames.Count == facts.ArtistIds.Count ? facts.ArtistNames : null;
        var guests = facts.ArtistIds.Select((id, i) => artists.PlaceGuest(id, names?[i]));
        return [.. (first == TrackCatalogue.Unknown ? guests : guests.Prepend(first)).Distinct()];
    }

    private static AlbumType AlbumTypeOf(string? text) => text switch
    {
        "album" => AlbumType.Album,
        "single" => AlbumType.Single,
        "compilation" => AlbumType.Compilation,
        _ => AlbumType.Unknown,
    };

    private TrackAttributes Attributes() => new(
        [.. tracks.Select(track => AlbumTypeOf(track.Facts.AlbumType))],
        [.. tracks.Select(track => track.Facts.Released.Precision == DatePrecision.Unknown ? TrackAttributes.UnknownDay : track.Facts.Released.Day)],
        [.. tracks.Select(track => track.Facts.Released.Precision)],
        [.. tracks.Select(track => track.Facts.IsExplicit switch { true => (sbyte)1, false => (sbyte)0, null => TrackAttributes.Unknown })],
        [.. tracks.Select(track => track.Facts.Popularity is >= 0 and <= 100 and var popularity ? (sbyte)popularity : TrackAttributes.Unknown)]);

    private readonly record struct CatalogueTrack(
        string Key,
        string? Name,
        string? ArtistId,
        string? ArtistName,
        string? AlbumId,
        string? AlbumName,
        int DurationMs,
        bool IsFromApi,
        TrackFacts Facts);
}
