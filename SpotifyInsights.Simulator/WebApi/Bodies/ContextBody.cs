namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record ContextBody(string Type, ExternalUrlsBody ExternalUrls, string Href, string Uri);
