namespace SpotifyInsights.Domain.Reference;

/// <summary>How a track was found in the reference data. ISRC is no way: the data set has none.</summary>
public enum MatchWay : byte
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>By Spotify's track id.</summary>
    TrackId,

    /// <summary>By title and first artist, both folded, and a length within <see cref="TrackMatcher.LengthToleranceMs"/>.</summary>
    TitleAndArtist,

    /// <summary>By title and first artist alone, because the length is not known on one side (data exports do not tell it).</summary>
    TitleAndArtistOnly,
}
