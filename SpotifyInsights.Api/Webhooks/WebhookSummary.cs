using NodaTime;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>A webhook of yours.</summary>
/// <param name="WebhookId">Its id.</param>
/// <param name="Url">Where messages go.</param>
/// <param name="Events">What it is told.</param>
/// <param name="Description">What you call it; null: nothing.</param>
/// <param name="IsEnabled">Whether it gets messages.</param>
/// <param name="DisabledAt">Since when it gets none; null: it gets them.</param>
/// <param name="DisabledReason">Why it gets none; null: it gets them.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastSuccessAt">When a message last arrived; null: never.</param>
/// <param name="FailingSince">The first failure since then; null: none.</param>
public sealed record WebhookSummary(
    string WebhookId,
    string Url,
    IReadOnlyList<WebhookEvent> Events,
    string? Description,
    bool IsEnabled,
    Instant? DisabledAt,
    WebhookDisabledReason? DisabledReason,
    Instant CreatedAt,
    Instant? LastSuccessAt,
    Instant? FailingSince)
{
    internal static WebhookSummary Of(Webhook webhook) => new(
        webhook.Id,
        webhook.Url,
        webhook.Events,
        webhook.Description,
        webhook.DisabledAt is null,
        webhook.DisabledAt,
        webhook.DisabledReason,
        webhook.CreatedAt,
        webhook.LastSuccessAt,
        webhook.FailingSince);
}
