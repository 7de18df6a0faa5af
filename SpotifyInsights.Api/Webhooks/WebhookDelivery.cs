using System.Text.Json;
using NodaTime;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>A message to a webhook of yours.</summary>
/// <param name="DeliveryId">Its id, the same in every attempt: the header `webhook-id`.</param>
/// <param name="Event">What it tells.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CreatedAt">When it happened.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="LastAttemptAt">When it was last sent; null: never.</param>
/// <param name="NextAttemptAt">When it is sent (again); null: not any more.</param>
/// <param name="LastStatus">The HTTP status that the receiver answered last, 100 to 599; null: it did not answer.</param>
/// <param name="LastProblem">Why the last attempt failed, in words; null: it did not.</param>
/// <param name="Body">What is sent.</param>
public sealed record WebhookDelivery(
    string DeliveryId,
    WebhookEvent Event,
    DeliveryState State,
    Instant CreatedAt,
    int Attempts,
    Instant? LastAttemptAt,
    Instant? NextAttemptAt,
    int? LastStatus,
    string? LastProblem,
    JsonElement Body)
{
    internal static WebhookDelivery Of(Delivery delivery) => new(
        delivery.Id,
        delivery.Event,
        delivery.State,
        delivery.CreatedAt,
        delivery.Attempts,
        delivery.LastAttemptAt,
        delivery.State == DeliveryState.Pending ? delivery.NextAttemptAt : null,
        delivery.LastStatus,
        delivery.LastProblem,
        JsonSerializer.Deserialize<JsonElement>(delivery.Body));
}
