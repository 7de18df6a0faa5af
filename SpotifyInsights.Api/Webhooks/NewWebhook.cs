namespace SpotifyInsights.Api.Webhooks;

/// <summary>Asks for a webhook.</summary>
/// <param name="Url">Where messages go: `https`, a name or address that is reachable from the instance, no user name in it; at most 2000 letters.</param>
/// <param name="Events">What it is told; null: everything.</param>
/// <param name="Description">What you call it; at most 200 letters; null: nothing.</param>
public sealed record NewWebhook(string Url, IReadOnlyList<WebhookEvent>? Events, string? Description);
