namespace SpotifyInsights.Api.Spotify;

/// <summary>How to reach Spotify, and how patient to be with it. Validated at start by <see cref="SpotifyOptionsValidator"/>.</summary>
public sealed class SpotifyOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Spotify";

    /// <summary>The app's client id from Spotify's dashboard. Null together with <see cref="ClientSecret"/>: no real Spotify, the demo runs.</summary>
    public string? ClientId { get; set; }

    /// <summary>The app's client secret. Never logged.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Where the Web API lives; a path in it is kept. Default https://api.spotify.com.</summary>
    public Uri ApiBaseAddress { get; set; } = new("https://api.spotify.com");

    /// <summary>Where tokens are issued; a path in it is kept. Default https://accounts.spotify.com.</summary>
    public Uri AccountsBaseAddress { get; set; } = new("https://accounts.spotify.com");

    /// <summary>The longest one attempt may take, body included. Default 20 s, range 1 s to 2 min.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Further attempts after the first one fails for a passing reason. Default 3, range 0 to 10.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The wait before the first retry; it doubles each time, and jitter takes away up to half. Default 1 s, range 10 ms to 30 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>A `Retry-After` up to this is waited for; a longer one ends the job. Default 30 s, range 0 s to 1 min.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>All waits for rate limits of one job together. Default 2 min, range 0 s to 10 min.</summary>
    public TimeSpan LongestWaitPerJob { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long nothing is asked after a quota reply that does not say when to come back. Default 1 h, range 1 min to 24 h.</summary>
    public TimeSpan QuotaPause { get; set; } = TimeSpan.FromHours(1);
}
