using System.Globalization;
using Microsoft.Extensions.Primitives;
using NodaTime;

namespace SpotifyInsights.Api.RateLimits;

/// <summary>So many requests a minute, as `RateLimit-Policy` names it.</summary>
/// <param name="name">Its name: lower case letters and hyphens.</param>
/// <param name="quota">Requests within a <see cref="Window"/>; 0: no limit.</param>
public sealed class QuotaPolicy(string name, int quota)
{
    /// <summary>The time for which a quota is.</summary>
    public static readonly Duration Window = Duration.FromMinutes(1);

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Requests within a <see cref="Window"/>; 0: no limit.</summary>
    public int Quota { get; } = quota;

    /// <summary>The value of `RateLimit-Policy`.</summary>
    public StringValues Header { get; } = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={quota};w={(int)Window.TotalSeconds}");
}
