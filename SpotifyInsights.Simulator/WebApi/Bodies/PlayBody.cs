namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record PlayBody(WrittenBody? Track, string PlayedAt, ContextBody? Context);
