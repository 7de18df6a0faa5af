namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>What a value of a row's tuple says. Values stand in this order; the numbers are part of the import's id and never change.</summary>
internal enum TupleField : byte
{
    Uri = 1,
    Title = 2,
    Artist = 3,

    /// <summary>One of several artists, in their order.</summary>
    AllArtists = 4,
    Album = 5,

    /// <summary>Milliseconds as digits.</summary>
    DurationMs = 6,
    Isrc = 7,
    ContextType = 8,
    ContextUri = 9,
    ArtistId = 10,

    /// <summary>One of several ids of artists, in their order.</summary>
    AllArtistIds = 11,
    AlbumId = 12,
    AlbumType = 13,
    ReleaseDate = 14,
    ReleaseDatePrecision = 15,

    /// <summary>0 to 100 as digits.</summary>
    Popularity = 16,

    /// <summary>One digit: 1 or 0.</summary>
    Explicit = 17,

    ReasonStart = 20,
    ReasonEnd = 21,

    /// <summary>One byte: <see cref="MannerFlags"/>.</summary>
    Flags = 22,
    Country = 23,

    /// <summary>A <see cref="SpotifyInsights.Storage.Imports.PlatformClass"/> as one byte.</summary>
    Platform = 24,
}
