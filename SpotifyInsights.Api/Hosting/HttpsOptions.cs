using System.ComponentModel.DataAnnotations;

namespace SpotifyInsights.Api.Hosting;

/// <summary>How this instance is reached over TLS (section `Https`).</summary>
public sealed class HttpsOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Https";

    /// <summary>Whether calls over http are sent on to https, but for this machine's own and `/health`. Default: true; false in the demo.</summary>
    public bool? Redirect { get; set; }

    /// <summary>The port of https, as callers see it. 1 to 65535. Default: 443.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 443;

    /// <summary>For how many days browsers shall come by https alone (`Strict-Transport-Security`). 0 to 730; 0: they are not told. Default: 365; in the demo they are not told.</summary>
    [Range(0, 730)]
    public int HstsDays { get; set; } = 365;
}
