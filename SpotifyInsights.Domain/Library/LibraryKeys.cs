using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Library;

/// <summary>Finds tracks, artists and albums by their keys.</summary>
public static class LibraryKeys
{
    /// <summary>The index of a key; null where nothing has it.</summary>
    /// <param name="tracks">The catalogue.</param>
    /// <param name="kind">What it is the key of.</param>
    /// <param name="key">The key. Of a recording the key of any of its tracks.</param>
    public static int? Find(TrackCatalogue tracks, LibraryKind kind, string key)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        var index = Array.IndexOf(KeysOf(tracks, kind), key);
        return index < 0 ? null : kind == LibraryKind.Track ? tracks.Recording[index] : index;
    }

    /// <summary>By index whether a track is of the item.</summary>
    /// <param name="tracks">The catalogue.</param>
    /// <param name="kind">What the item is.</param>
    /// <param name="item">Its index.</param>
    /// <param name="credit">Whose track a track is, where the item is an artist.</param>
    public static bool[] TracksOf(TrackCatalogue tracks, LibraryKind kind, int item, Credit credit)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        var isOf = new bool[tracks.Count];
        for (var track = 0; track < isOf.Length; track++)
        {
            isOf[track] = kind switch
            {
                LibraryKind.Track => tracks.Recording[track] == item,
                LibraryKind.Album => tracks.Album[track] == item,
                _ => credit == Credit.All ? tracks.Credits[track].Contains(item) : tracks.Artist[track] == item,
            };
        }

        return isOf;
    }

    internal static string[] KeysOf(TrackCatalogue tracks, LibraryKind kind) => kind switch
    {
        LibraryKind.Artist => tracks.ArtistKeys,
        LibraryKind.Album => tracks.AlbumKeys,
        _ => tracks.Keys,
    };

    internal static string? NameOf(TrackCatalogue tracks, LibraryKind kind, int item) => kind switch
    {
        LibraryKind.Artist => tracks.ArtistNames[item],
        LibraryKind.Album => tracks.AlbumNames[item],
        _ => tracks.Names[item],
    };

    /// <summary>The key and name of an item.</summary>
    internal static LibraryItem ItemOf(TrackCatalogue tracks, LibraryKind kind, int item) => new(KeysOf(tracks, kind)[item], NameOf(tracks, kind, item));
}
