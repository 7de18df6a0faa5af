using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Spotify;

namespace SpotifyInsights.Api.Collection;

/// <summary>What every input says of the program that collected it.</summary>
public sealed class CollectorIdentity(IOptions<SpotifyOptions> options)
{
    /// <summary>State of Spotify's API that this code was written for.</summary>
    public const string ApiVersion = "2025-11";

    /// <summary>Version of this program.</summary>
    public string Version { get; } = typeof(CollectorIdentity).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>`spotify`; `simulator` for a stand-in on this machine, whatever its port; otherwise the host that was asked.</summary>
    public string Source { get; } = NameOf(options.Value.ApiBaseAddress);

    private static string NameOf(Uri address) => address switch
    {
        { Host: "api.spotify.com" } => "spotify",
        { IsLoopback: true } => "simulator",
        _ => address.Host,
    };
}
