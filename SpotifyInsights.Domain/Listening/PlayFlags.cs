namespace SpotifyInsights.Domain.Listening;

/// <summary>What is known about one play besides its time and track. A play that several sources report carries all of them.</summary>
[Flags]
public enum PlayFlags : byte
{
    /// <summary>Nothing is known.</summary>
    None = 0,

    /// <summary>The heard milliseconds are estimated from neighbouring plays, not measured.</summary>
    Estimated = 1,

    /// <summary>Reported by Spotify's Web API.</summary>
    FromApi = 2,

    /// <summary>Reported by an extended streaming history.</summary>
    FromExport = 4,

    /// <summary>Reported by an account data export.</summary>
    FromAccountData = 8,

    /// <summary>Reported by a scrobbling service.</summary>
    FromScrobble = 16,

    /// <summary>A podcast or audiobook, not music.</summary>
    Podcast = 32,

    /// <summary>The listener skipped to something else before the end.</summary>
    Skipped = 64,

    /// <summary>An audiobook; set beside <see cref="Podcast"/>, which alone is a podcast.</summary>
    Audiobook = 128,
}
