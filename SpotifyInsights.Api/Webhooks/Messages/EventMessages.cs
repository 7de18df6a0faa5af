using System.Data.Common;
using NodaTime;

namespace SpotifyInsights.Api.Webhooks.Messages;

/// <summary>Notes what is to be told beside the ends of jobs.</summary>
internal static class EventMessages
{
    /// <summary>Adds to a transaction a message for each webhook of the listener that is subscribed, and where <paramref name="madeBefore"/> is given was there by then.</summary>
    public static async Task AddAsync<T>(
        DbTransaction transaction, string userId, WebhookEvent kind, Instant at, T data, CancellationToken cancellationToken, Instant? madeBefore = null)
    {
        foreach (var webhook in (await WebhookStore.ListEnabledAsync(transaction, userId, cancellationToken))
            .Where(webhook => webhook.Events.Contains(kind) && webhook.CreatedAt <= (madeBefore ?? Instant.MaxValue)))
        {
            await DeliveryStore.AddAsync(transaction, userId, Message.ToDelivery(webhook, kind, at, data), cancellationToken);
        }
    }
}
