namespace SpotifyInsights.Api.Webhooks;

/// <summary>A page of the messages to a webhook.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">The next page's `cursor`; null on the last page.</param>
public sealed record WebhookDeliveryList(IReadOnlyList<WebhookDelivery> Items, string? NextCursor);
