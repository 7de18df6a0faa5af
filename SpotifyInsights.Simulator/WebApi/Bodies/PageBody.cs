namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record PageBody<T>(string Href, IReadOnlyList<T> Items, int Limit, string? Next, int Offset, string? Previous, int Total);
