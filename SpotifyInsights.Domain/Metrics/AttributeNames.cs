using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>The attributes that `basis.attributes` speaks of.</summary>
public static class AttributeNames
{
    /// <summary>Popularity of artists, 0 to 100.</summary>
    public const string ArtistPopularity = "artistPopularity";

    /// <summary>Popularity of tracks, 0 to 100.</summary>
    public const string TrackPopularity = "trackPopularity";

    /// <summary>Followers of artists.</summary>
    public const string Followers = "followers";

    /// <summary>Genres of artists.</summary>
    public const string Genres = "genres";

    /// <summary>Release dates, of any precision.</summary>
    public const string ReleaseDate = "releaseDate";

    /// <summary>Release dates that are known to the month or year only and count as its first day; part of <see cref="ReleaseDate"/>.</summary>
    public const string ReleaseDateImprecise = "releaseDateImprecise";

    /// <summary>Album, single or compilation.</summary>
    public const string AlbumType = "albumType";

    /// <summary>Whether tracks are explicit.</summary>
    public const string Explicit = "explicit";

    /// <summary>Length of tracks.</summary>
    public const string Duration = "duration";

    /// <summary>Audio features of tracks.</summary>
    public const string AudioFeatures = "audioFeatures";

    /// <summary>What plays were started from.</summary>
    public const string ListeningSource = "listeningSource";

    /// <summary>A source as `basis.attributes` has it; null for none.</summary>
    /// <param name="source">Where a value comes from.</param>
    public static string? SourceText(AttributeSource source) => source switch
    {
        AttributeSource.Spotify => "spotify",
        AttributeSource.Reference => "reference",
        AttributeSource.ReferenceDerived => "reference-derived",
        _ => null,
    };
}
