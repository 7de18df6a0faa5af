namespace SpotifyInsights.Simulator.WebApi.Bodies;

/// <summary>Unix milliseconds of the newest and the oldest entry of a page.</summary>
internal sealed record CursorsBody(string After, string Before);
