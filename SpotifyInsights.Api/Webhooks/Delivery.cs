using NodaTime;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>A message to a webhook.</summary>
/// <param name="Id">Its id, the same in every attempt: `webhook-id`.</param>
/// <param name="WebhookId">The webhook.</param>
/// <param name="Event">What it tells.</param>
/// <param name="Body">The JSON that is sent, letter by letter.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CreatedAt">When it happened.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="LastAttemptAt">When it was last sent; null: never.</param>
/// <param name="NextAttemptAt">Pending ones only: when it is sent (again).</param>
/// <param name="LastStatus">The status that the receiver answered last; null: none.</param>
/// <param name="LastProblem">Why the last attempt failed, in words; null: it did not.</param>
public sealed record Delivery(
    string Id,
    string WebhookId,
    WebhookEvent Event,
    string Body,
    DeliveryState State,
    Instant CreatedAt,
    int Attempts,
    Instant? LastAttemptAt,
    Instant? NextAttemptAt,
    int? LastStatus,
    string? LastProblem);
