namespace SpotifyInsights.Domain.Library;

/// <summary>A kind of source that reports plays.</summary>
public enum PlaySource
{
    /// <summary>An extended streaming history.</summary>
    Export,

    /// <summary>An account data export.</summary>
    Account,

    /// <summary>Spotify's Web API.</summary>
    Api,

    /// <summary>A scrobbling service, or a program that sends listens.</summary>
    Scrobble,
}
