namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record ExternalUrlsBody(string Spotify);
