using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.OpenApi;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>A page of messages, newest first.</summary>
public sealed record WebhookDeliveriesQuery
{
    public const int DefaultLimit = 20;
    public const int GreatestLimit = 100;

    /// <summary>Where the page begins: `nextCursor` of the page before. Default: the newest.</summary>
    [FromQuery(Name = "cursor"), QueryText("string")]
    public string? Cursor { get; init; }

    /// <summary>How many at most.</summary>
    [FromQuery(Name = "limit"), QueryText("integer", Minimum = 1, Maximum = GreatestLimit, Default = "20")]
    public string? Limit { get; init; }
}
