namespace SpotifyInsights.Api.Webhooks;

/// <summary>Messages to a webhook.</summary>
/// <param name="Items">Newest first.</param>
public sealed record WebhookDeliveryList(IReadOnlyList<WebhookDelivery> Items);
