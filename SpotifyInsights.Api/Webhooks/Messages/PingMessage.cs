namespace SpotifyInsights.Api.Webhooks.Messages;

/// <summary>The data of `ping`.</summary>
/// <param name="WebhookId">The webhook.</param>
internal sealed record PingMessage(string WebhookId);
