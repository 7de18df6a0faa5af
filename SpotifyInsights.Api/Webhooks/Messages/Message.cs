using System.Text.Json;
using NodaTime;
using SpotifyInsights.Api.Json;

namespace SpotifyInsights.Api.Webhooks.Messages;

/// <summary>What is sent: the payload that Standard Webhooks proposes.</summary>
internal static class Message
{
    /// <summary>A message that is due at once.</summary>
    public static Delivery ToDelivery<T>(Webhook webhook, WebhookEvent kind, Instant happenedAt, T data) => new(
        MessageId.MakeForMessage(happenedAt),
        webhook.Id,
        kind,
        JsonSerializer.Serialize(new Payload<T>(WebhookEvents.NameOf(kind), happenedAt, data), ApiJson.Options),
        DeliveryState.Pending,
        happenedAt,
        Attempts: 0,
        LastAttemptAt: null,
        NextAttemptAt: happenedAt,
        LastStatus: null,
        LastProblem: null);

    private sealed record Payload<T>(string Type, Instant Timestamp, T Data);
}
