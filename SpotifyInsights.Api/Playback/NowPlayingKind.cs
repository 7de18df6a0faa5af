namespace SpotifyInsights.Api.Playback;

/// <summary>What is playing.</summary>
public enum NowPlayingKind
{
    /// <summary>A track.</summary>
    Track,

    /// <summary>An episode of a podcast.</summary>
    Episode,

    /// <summary>An advertisement.</summary>
    Ad,

    /// <summary>Something that Spotify has no name for.</summary>
    Unknown,
}
