namespace SpotifyInsights.Api.Webhooks;

/// <summary>A new webhook. Its secret is shown here and never again.</summary>
/// <param name="Webhook">The webhook.</param>
/// <param name="WebhookSecret">What its messages are signed with, as verifying libraries take it: `whsec_` and 32 bytes in base64.</param>
public sealed record CreatedWebhook(WebhookSummary Webhook, string WebhookSecret);
