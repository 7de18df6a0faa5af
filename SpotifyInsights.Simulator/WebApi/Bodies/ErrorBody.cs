namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record ErrorBody(ErrorDetail Error);
