namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record CopyrightBody(string Text, string Type);
