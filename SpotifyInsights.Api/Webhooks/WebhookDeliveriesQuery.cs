using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.OpenApi;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>How many of the newest messages.</summary>
public sealed record WebhookDeliveriesQuery
{
    public const int DefaultLimit = 20;
    public const int GreatestLimit = 100;

    /// <summary>How many at most.</summary>
    [FromQuery(Name = "limit"), QueryText("integer", Minimum = 1, Maximum = GreatestLimit, Default = "20")]
    public string? Limit { get; init; }
}
