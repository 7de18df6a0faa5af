namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// The tracks, first artists and albums that plays refer to by index: each text is held once. Keys are Spotify ids where
/// known, otherwise texts that stay the same from load to load.
/// </summary>
public sealed class TrackCatalogue
{
    /// <summary>The index of an artist or album that is not known.</summary>
    public const int Unknown = -1;

    /// <summary>Takes the arrays over; none is copied.</summary>
    /// <param name="keys">Track keys, one per track.</param>
    /// <param name="names">Titles; null where not known.</param>
    /// <param name="artist">Index of the first artist, or <see cref="Unknown"/>.</param>
    /// <param name="album">Index of the album, or <see cref="Unknown"/>.</param>
    /// <param name="durationMs">Length in milliseconds, or <see cref="Unknown"/>.</param>
    /// <param name="artistKeys">Artist keys.</param>
    /// <param name="artistNames">Artist names, in the order of <paramref name="artistKeys"/>.</param>
    /// <param name="albumKeys">Album keys.</param>
    /// <param name="albumNames">Album titles, in the order of <paramref name="albumKeys"/>.</param>
    /// <param name="attributes">What else is known of the tracks; null for nothing.</param>
    /// <param name="credits">All credited artists of each track, the first artist among them; null where only the first is known.</param>
    /// <param name="artistAttributes">What else is known of the artists; null for nothing.</param>
    /// <param name="recording">For each track the index of the one that stands for its recording (<see cref="Recordings"/>); null where each is its own.</param>
    /// <exception cref="ArgumentException">Columns that belong together differ in length, or an index is out of range.</exception>
    public TrackCatalogue(
        string[] keys,
        string?[] names,
        int[] artist,
        int[] album,
        int[] durationMs,
        string[] artistKeys,
        string[] artistNames,
        string[] albumKeys,
        string[] albumNames,
        TrackAttributes? attributes = null,
        IndexLists? credits = null,
        ArtistAttributes? artistAttributes = null,
        int[]? recording = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(artistKeys);
        ArgumentNullException.ThrowIfNull(albumKeys);
        RequireLength(names, keys.Length, nameof(names));
        RequireLength(durationMs, keys.Length, nameof(durationMs));
        RequireLength(artistNames, artistKeys.Length, nameof(artistNames));
        RequireLength(albumNames, albumKeys.Length, nameof(albumNames));
        RequireIndexes(artist, keys.Length, artistKeys.Length, nameof(artist));
        RequireIndexes(album, keys.Length, albumKeys.Length, nameof(album));

        Keys = keys;
        Names = names;
        Artist = artist;
        Album = album;
        DurationMs = durationMs;
        ArtistKeys = artistKeys;
        ArtistNames = artistNames;
        AlbumKeys = albumKeys;
        AlbumNames = albumNames;
        Attributes = attributes ?? TrackAttributes.None(keys.Length);
        Credits = credits ?? IndexLists.OfSingles(artist);
        ArtistAttributes = artistAttributes ?? ArtistAttributes.None(artistKeys.Length);
        Recording = recording ?? [.. Enumerable.Range(0, keys.Length)];
        RequireIndexes(Recording, keys.Length, keys.Length, nameof(recording));
        if (Attributes.Count != keys.Length || Credits.Count != keys.Length || Credits.Limit > artistKeys.Length
            || ArtistAttributes.Count != artistKeys.Length)
        {
            throw new ArgumentException("The attributes do not fit the tracks and artists.", nameof(attributes));
        }

        Bytes = ((long)keys.Length * 4 * sizeof(int)) + Attributes.Bytes + Credits.Bytes + ArtistAttributes.Bytes + TextBytes(keys) + TextBytes(names)
            + TextBytes(artistKeys) + TextBytes(artistNames) + TextBytes(albumKeys) + TextBytes(albumNames);
    }

    /// <summary>A catalogue without tracks.</summary>
    public static TrackCatalogue Empty { get; } = new([], [], [], [], [], [], [], [], []);

    /// <summary>Tracks.</summary>
    public int Count => Keys.Length;

    /// <summary>Track keys.</summary>
    public string[] Keys { get; }

    /// <summary>Titles; null where not known.</summary>
    public string?[] Names { get; }

    /// <summary>Index of each track's first artist, or <see cref="Unknown"/>.</summary>
    public int[] Artist { get; }

    /// <summary>Index of each track's album, or <see cref="Unknown"/>.</summary>
    public int[] Album { get; }

    /// <summary>Length of each track in milliseconds, or <see cref="Unknown"/>.</summary>
    public int[] DurationMs { get; }

    /// <summary>
    /// For each track the index of the track that stands for its recording, often itself: where tracks are ranked or compared, those of one recording count as one.
    /// </summary>
    public int[] Recording { get; }

    /// <summary>Artist keys.</summary>
    public string[] ArtistKeys { get; }

    /// <summary>Artist names.</summary>
    public string[] ArtistNames { get; }

    /// <summary>Album keys.</summary>
    public string[] AlbumKeys { get; }

    /// <summary>Album titles.</summary>
    public string[] AlbumNames { get; }

    /// <summary>What else is known of the tracks.</summary>
    public TrackAttributes Attributes { get; }

    /// <summary>Indexes of all credited artists of each track, the first artist among them; empty where no artist is known.</summary>
    public IndexLists Credits { get; }

    /// <summary>What else is known of the artists.</summary>
    public ArtistAttributes ArtistAttributes { get; }

    /// <summary>Bytes of the dictionaries, with about 30 bytes of reference and header for each text.</summary>
    public long Bytes { get; }

    private static void RequireLength(Array column, int length, string name)
    {
        ArgumentNullException.ThrowIfNull(column, name);
        if (column.Length != length)
        {
            throw new ArgumentException($"{column.Length} values where {length} are needed.", name);
        }
    }

    private static void RequireIndexes(int[] column, int length, int limit, string name)
    {
        RequireLength(column, length, name);
        foreach (var index in column)
        {
            if (index < Unknown || index >= limit)
            {
                throw new ArgumentException($"Index {index} is outside -1 to {limit - 1}.", name);
            }
        }
    }

    private static long TextBytes(string?[] texts)
    {
        const int perText = 30;
        var bytes = 0L;
        foreach (var text in texts)
        {
            bytes += perText + (2L * (text?.Length ?? 0));
        }

        return bytes;
    }
}
