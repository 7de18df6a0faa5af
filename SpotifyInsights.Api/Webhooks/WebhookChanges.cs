namespace SpotifyInsights.Api.Webhooks;

/// <summary>What shall be different at a webhook; what is null or left out stays.</summary>
/// <param name="Url">Where messages go from now on, those that wait included.</param>
/// <param name="Events">What it is told from now on.</param>
/// <param name="Description">What you call it; an empty text: nothing.</param>
/// <param name="IsEnabled">True: it gets messages again, those of the time between excepted. False: it gets none, and those that wait are given up.</param>
public sealed record WebhookChanges(string? Url, IReadOnlyList<WebhookEvent>? Events, string? Description, bool? IsEnabled);
