namespace SpotifyInsights.Domain.Library;

/// <summary>What was heard.</summary>
public enum PlayKind
{
    /// <summary>Music.</summary>
    Music,

    /// <summary>An episode of a podcast.</summary>
    Podcast,

    /// <summary>A chapter of an audiobook.</summary>
    Audiobook,
}
