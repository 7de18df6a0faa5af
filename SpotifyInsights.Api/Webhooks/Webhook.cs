using NodaTime;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>An address to which messages about a listener are sent.</summary>
/// <param name="Id">Its id.</param>
/// <param name="UserId">The listener.</param>
/// <param name="Url">Where messages go.</param>
/// <param name="Events">What it is told.</param>
/// <param name="Description">What the listener calls it; null: nothing.</param>
/// <param name="ProtectedSecret">The signing secret, encrypted.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastSuccessAt">When a message last arrived; null: never.</param>
/// <param name="FailingSince">The first failure since then; null: none.</param>
/// <param name="DisabledAt">Since when it gets no more messages; null: it gets them.</param>
/// <param name="DisabledReason">Why; null: it gets them.</param>
public sealed record Webhook(
    string Id,
    string UserId,
    string Url,
    IReadOnlyList<WebhookEvent> Events,
    string? Description,
    string ProtectedSecret,
    Instant CreatedAt,
    Instant? LastSuccessAt,
    Instant? FailingSince,
    Instant? DisabledAt,
    WebhookDisabledReason? DisabledReason);
