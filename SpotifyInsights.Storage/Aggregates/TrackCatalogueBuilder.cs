using SpotifyInsights.Domain.Listening;

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
                PlayTracks.IsFromApi(month.Flags[row]));
            artistKeys.Note(track.ArtistId, track.ArtistName);
            if (places.TryGetValue(track.Key, out added[local]))
            {
                var known = tracks[added[local]];
                tracks[added[local]] = track.IsFromApi || !known.IsFromApi ? track : known;
            }
            else
            {
                places[track.Key] = added[local] = tracks.Count;
                tracks.Add(track);
            }
        }

        return added;
    }

    public TrackCatalogue Build()
    {
        var artists = new NamedKeys();
        var albums = new NamedKeys();
        var (artist, album) = (new int[tracks.Count], new int[tracks.Count]);
        for (var i = 0; i < artist.Length; i++)
        {
            var track = tracks[i];
            artist[i] = artists.Place(artistKeys.Of(track.ArtistId, track.ArtistName), track.ArtistName);
            album[i] = albums.Place(track.AlbumId ?? AlbumKeyOfNames(track), track.AlbumName);
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
            albums.Names);
    }

    private static string? AlbumKeyOfNames(CatalogueTrack track) =>
        track.AlbumName is null ? null : TrackKey.OfNames(track.AlbumName, track.ArtistName);

    private readonly record struct CatalogueTrack(
        string Key, string? Name, string? ArtistId, string? ArtistName, string? AlbumId, string? AlbumName, int DurationMs, bool IsFromApi);
}
