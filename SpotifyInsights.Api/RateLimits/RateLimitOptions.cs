using System.ComponentModel.DataAnnotations;

namespace SpotifyInsights.Api.RateLimits;

/// <summary>How many requests are answered within a minute (section `RateLimits`). 0: no limit.</summary>
public sealed class RateLimitOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "RateLimits";

    private const int Most = 1_000_000_000;

    // A demo is there to be tried, also by programs that try everything.
    private const int DemoFactor = 10;

    /// <summary>Of one listener by one program: his browser and own tokens together, each program of others, each API key. 0 to 1,000,000,000. Default: 600.</summary>
    [Range(0, Most)]
    public int Listener { get; set; } = 600;

    /// <summary>Of one address without a valid token, key or cookie. 0 to 1,000,000,000. Default: 300.</summary>
    [Range(0, Most)]
    public int Anonymous { get; set; } = 300;

    /// <summary>Of one address to `/auth` and `/oauth`, where secrets could be guessed. 0 to 1,000,000,000. Default: 60.</summary>
    [Range(0, Most)]
    public int SignIn { get; set; } = 60;

    /// <summary>The defaults of a demo: ten times those above.</summary>
    internal static void ForDemo(RateLimitOptions options) =>
        (options.Listener, options.Anonymous, options.SignIn) = (options.Listener * DemoFactor, options.Anonymous * DemoFactor, options.SignIn * DemoFactor);
}
