namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record ArtistBody
{
    public required ExternalUrlsBody ExternalUrls { get; init; }

    [RemovedFromDevelopment]
    public required FollowersBody Followers { get; init; }

    [RemovedFromDevelopment]
    public required IReadOnlyList<string> Genres { get; init; }

    public required string Href { get; init; }

    public required string Id { get; init; }

    public required IReadOnlyList<ImageBody> Images { get; init; }

    public required string Name { get; init; }

    [RemovedFromDevelopment]
    public required int Popularity { get; init; }

    public string Type { get; } = "artist";

    public required string Uri { get; init; }
}
