using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>Events by their names.</summary>
internal static class WebhookEvents
{
    private static readonly (WebhookEvent Event, string Name)[] All = [.. Enum.GetValues<WebhookEvent>().Zip(QueryText.NamesOf(typeof(WebhookEvent)))];

    /// <summary>What a webhook can be subscribed to: a ping comes by request alone.</summary>
    public static IEnumerable<WebhookEvent> Subscribable => Enum.GetValues<WebhookEvent>().Where(one => one != WebhookEvent.Ping);

    public static string NameOf(WebhookEvent one) => All.Single(named => named.Event == one).Name;

    public static WebhookEvent Of(string name) => All.Single(named => named.Name == name).Event;
}
