namespace SpotifyInsights.Domain.Listening;

/// <summary>A track as Spotify reported it. Null is "not given"; what was given empty stays empty.</summary>
public sealed record ReportedTrack
{
    /// <summary>Spotify's track id; null for local files.</summary>
    public string? TrackId { get; init; }

    /// <summary>Title.</summary>
    public string? TrackName { get; init; }

    /// <summary>Id of the first artist.</summary>
    public string? ArtistId { get; init; }

    /// <summary>Name of the first artist.</summary>
    public string? ArtistName { get; init; }

    /// <summary>Spotify's album id.</summary>
    public string? AlbumId { get; init; }

    /// <summary>Album title.</summary>
    public string? AlbumName { get; init; }

    /// <summary>`album`, `single` or `compilation`.</summary>
    public string? AlbumType { get; init; }

    /// <summary>The text as given: `2019-05-03`, `2019-05` or `2019`.</summary>
    public string? ReleaseDate { get; init; }

    /// <summary>`day`, `month` or `year`.</summary>
    public string? ReleaseDatePrecision { get; init; }

    /// <summary>0 to 100; null in development mode.</summary>
    public int? Popularity { get; init; }

    /// <summary>Length of the track in milliseconds.</summary>
    public int? DurationMs { get; init; }

    /// <summary>Whether the track is marked explicit.</summary>
    public bool? Explicit { get; init; }

    /// <summary>`spotify:track:…` or `spotify:local:…`.</summary>
    public string? Uri { get; init; }

    /// <summary>International Standard Recording Code.</summary>
    public string? Isrc { get; init; }

    /// <summary>Ids of all credited artists, in order; an artist without id is skipped.</summary>
    public IReadOnlyList<string> AllArtistIds { get; init; } = [];

    /// <summary>Names of all credited artists, in order.</summary>
    public IReadOnlyList<string> AllArtistNames { get; init; } = [];
}
