namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record RecentlyPlayedBody(IReadOnlyList<PlayBody> Items, string? Next, CursorsBody? Cursors, int Limit, string Href);
