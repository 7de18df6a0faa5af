namespace SpotifyInsights.Storage.Reference;

/// <summary>The columns of the reference data set, in a CSV file and in Parquet alike.</summary>
public static class ReferenceColumns
{
    /// <summary>The row's number; a CSV file may leave the header empty.</summary>
    public const string Index = "index";

    /// <summary>Spotify's track id.</summary>
    public const string TrackId = "track_id";

    /// <summary>All artists, separated by `;`.</summary>
    public const string Artists = "artists";

    /// <summary>Album title.</summary>
    public const string AlbumName = "album_name";

    /// <summary>Title.</summary>
    public const string TrackName = "track_name";

    /// <summary>0 to 100.</summary>
    public const string Popularity = "popularity";

    /// <summary>Length in milliseconds.</summary>
    public const string DurationMs = "duration_ms";

    /// <summary>True or false.</summary>
    public const string Explicit = "explicit";

    /// <summary>0 to 1.</summary>
    public const string Danceability = "danceability";

    /// <summary>0 to 1.</summary>
    public const string Energy = "energy";

    /// <summary>Pitch class.</summary>
    public const string Key = "key";

    /// <summary>Decibels.</summary>
    public const string Loudness = "loudness";

    /// <summary>1 major, 0 minor.</summary>
    public const string Mode = "mode";

    /// <summary>0 to 1.</summary>
    public const string Speechiness = "speechiness";

    /// <summary>0 to 1.</summary>
    public const string Acousticness = "acousticness";

    /// <summary>0 to 1.</summary>
    public const string Instrumentalness = "instrumentalness";

    /// <summary>0 to 1.</summary>
    public const string Liveness = "liveness";

    /// <summary>0 to 1.</summary>
    public const string Valence = "valence";

    /// <summary>Beats per minute.</summary>
    public const string Tempo = "tempo";

    /// <summary>Beats per bar.</summary>
    public const string TimeSignature = "time_signature";

    /// <summary>The genre of this row.</summary>
    public const string TrackGenre = "track_genre";

    /// <summary>Every column that a set must have: all but the row's number.</summary>
    public static IReadOnlyList<string> Required { get; } =
    [
        TrackId, Artists, AlbumName, TrackName, Popularity, DurationMs, Explicit, Danceability, Energy, Key, Loudness, Mode,
        Speechiness, Acousticness, Instrumentalness, Liveness, Valence, Tempo, TimeSignature, TrackGenre,
    ];
}
