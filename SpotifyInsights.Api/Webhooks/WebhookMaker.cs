using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Webhooks.Messages;
using SpotifyInsights.Api.Webhooks.Sending;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>Makes webhooks, and what a listener asks to be sent to them.</summary>
public sealed class WebhookMaker(WebhookStore webhooks, DeliveryStore deliveries, WebhookSecrets secrets, WebhookSignal signal, TimeProvider time)
{
    /// <summary>How many webhooks a listener may have.</summary>
    public const int MostWebhooks = 20;

    /// <summary>Makes a webhook.</summary>
    /// <returns>The secret in clear, for the last time, and the webhook; null: the listener has <see cref="MostWebhooks"/>.</returns>
    public async Task<(string Secret, Webhook Webhook)?> MakeAsync(string userId, NewWebhook wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var (now, secret) = (time.GetCurrentInstant(), WebhookSecrets.Make());
        var webhook = new Webhook(
            MessageId.Make(now),
            userId,
            wanted.Url,
            [.. (wanted.Events ?? WebhookEvents.Subscribable).Order()],
            NullIfEmpty(wanted.Description),
            secrets.Protect(userId, secret),
            now,
            LastSuccessAt: null,
            FailingSince: null,
            DisabledAt: null,
            DisabledReason: null);
        return await webhooks.TryAddAsync(webhook, MostWebhooks, cancellationToken) ? (secret, webhook) : null;
    }

    /// <summary>Changes a webhook.</summary>
    /// <returns>The webhook as it is now; null: it is gone.</returns>
    public async Task<Webhook?> ChangeAsync(Webhook webhook, WebhookChanges changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        ArgumentNullException.ThrowIfNull(changes);
        var changed = webhook with
        {
            Url = changes.Url ?? webhook.Url,
            Events = changes.Events ?? webhook.Events,
            Description = changes.Description is null ? webhook.Description : NullIfEmpty(changes.Description),
        };
        await webhooks.ChangeAsync(changed, cancellationToken);
        if (changes.IsEnabled == true)
        {
            await webhooks.EnableAsync(webhook.Id, cancellationToken);
        }
        else if (changes.IsEnabled == false)
        {
            await webhooks.DisableAsync(webhook.Id, WebhookDisabledReason.SwitchedOff, time.GetCurrentInstant(), cancellationToken);
        }

        return await webhooks.FindAsync(webhook.Id, cancellationToken);
    }

    /// <summary>Sends a test message, also to a webhook that is disabled.</summary>
    public async Task<Delivery> PingAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        var delivery = Message.ToDelivery(webhook, WebhookEvent.Ping, time.GetCurrentInstant(), new PingMessage(webhook.Id));
        await deliveries.AddAsync(webhook.UserId, delivery, cancellationToken);
        signal.Give();
        return delivery;
    }

    /// <summary>Sends a message once more.</summary>
    /// <returns>Null: the webhook has no such message.</returns>
    public async Task<Delivery?> RetryAsync(Webhook webhook, string deliveryId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        var delivery = await deliveries.RetryAsync(webhook.Id, deliveryId, time.GetCurrentInstant(), cancellationToken);
        signal.Give();
        return delivery;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
