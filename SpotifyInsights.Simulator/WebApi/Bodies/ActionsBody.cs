namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record ActionsBody(IReadOnlyDictionary<string, bool> Disallows);
