using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.OpenApi;

namespace SpotifyInsights.Api.Jobs;

/// <summary>How many of the newest jobs.</summary>
public sealed record JobsQuery
{
    public const int DefaultLimit = 20;
    public const int GreatestLimit = 100;

    /// <summary>How many at most.</summary>
    [FromQuery(Name = "limit"), QueryText("integer", Minimum = 1, Maximum = GreatestLimit, Default = "20")]
    public string? Limit { get; init; }
}
