namespace SpotifyInsights.Domain.Listening;

/// <summary>What a play was started from.</summary>
public enum OriginKind
{
    /// <summary>A playlist.</summary>
    Playlist,

    /// <summary>An album.</summary>
    Album,

    /// <summary>An artist's page.</summary>
    Artist,

    /// <summary>The listener's own collection: liked songs.</summary>
    Collection,

    /// <summary>Anything else that Spotify names.</summary>
    Other,
}
