namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record ImageBody(int Height, string Url, int Width);
