namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record ExplicitContentBody(bool FilterEnabled, bool FilterLocked);
