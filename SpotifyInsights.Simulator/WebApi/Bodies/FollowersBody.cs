namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record FollowersBody(string? Href, long Total);
