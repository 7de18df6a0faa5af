namespace SpotifyInsights.Api.Webhooks;

/// <summary>Your webhooks.</summary>
/// <param name="Items">Oldest first; twenty at most.</param>
public sealed record WebhookList(IReadOnlyList<WebhookSummary> Items);
