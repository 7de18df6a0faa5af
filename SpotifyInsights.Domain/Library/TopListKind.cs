namespace SpotifyInsights.Domain.Library;

/// <summary>Which of Spotify's top lists.</summary>
public enum TopListKind
{
    /// <summary>Top tracks.</summary>
    Tracks,

    /// <summary>Top artists.</summary>
    Artists,
}
