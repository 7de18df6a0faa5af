using SpotifyInsights.Api.Webhooks.Sending;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>What webhooks may be, new ones and changed ones.</summary>
internal static class WebhookRules
{
    public const string EventsMessage = "`events` must name at least one event, each once, and not `ping`, which comes by request.";
    public const string DescriptionMessage = "`description` must be at most 200 letters without line breaks.";

    private const int LongestUrl = 2000;
    private const int LongestDescription = 200;

    public static void CheckUrl(string? url, WebhookAddresses addresses, Action<string> complain)
    {
        var refusal = url is null || url.Length > LongestUrl ? $"`url` must be an address of at most {LongestUrl} letters." : addresses.Refusal(url);
        if (refusal is not null)
        {
            complain(refusal);
        }
    }

    public static bool AreEvents(IReadOnlyList<WebhookEvent>? events) =>
        events is null || (events.Count > 0 && events.Distinct().Count() == events.Count && events.All(WebhookEvents.Subscribable.Contains));

    public static bool IsDescription(string? text) => text is null || (text.Length <= LongestDescription && !text.Any(char.IsControl));
}
