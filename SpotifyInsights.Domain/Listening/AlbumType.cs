namespace SpotifyInsights.Domain.Listening;

/// <summary>What a track was released on.</summary>
public enum AlbumType : byte
{
    /// <summary>Not given, or a word that Spotify does not document.</summary>
    Unknown,

    /// <summary>An album.</summary>
    Album,

    /// <summary>A single or EP.</summary>
    Single,

    /// <summary>A compilation.</summary>
    Compilation,
}
