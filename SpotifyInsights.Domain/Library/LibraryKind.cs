namespace SpotifyInsights.Domain.Library;

/// <summary>What a ranking or page is about.</summary>
public enum LibraryKind
{
    /// <summary>Artists, by the plays that are theirs.</summary>
    Artist,

    /// <summary>Albums.</summary>
    Album,

    /// <summary>Recordings: tracks under several ids that are one recording count as one.</summary>
    Track,
}
