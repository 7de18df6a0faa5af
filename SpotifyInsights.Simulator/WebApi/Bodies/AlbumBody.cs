namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record AlbumBody
{
    public required string AlbumType { get; init; }

    public required IReadOnlyList<ArtistRefBody> Artists { get; init; }

    [RemovedFromDevelopment]
    public required IReadOnlyList<string> AvailableMarkets { get; init; }

    public required IReadOnlyList<CopyrightBody> Copyrights { get; init; }

    public required ExternalIdsBody ExternalIds { get; init; }

    public required ExternalUrlsBody ExternalUrls { get; init; }

    [RemovedFromDevelopment]
    public IReadOnlyList<string> Genres { get; } = [];

    public required string Href { get; init; }

    public required string Id { get; init; }

    public required IReadOnlyList<ImageBody> Images { get; init; }

    public bool IsPlayable { get; init; } = true;

    [RemovedFromDevelopment]
    public required string Label { get; init; }

    public required string Name { get; init; }

    [RemovedFromDevelopment]
    public required int Popularity { get; init; }

    public required string ReleaseDate { get; init; }

    public required string ReleaseDatePrecision { get; init; }

    public required int TotalTracks { get; init; }

    public required PageBody<AlbumTrackBody> Tracks { get; init; }

    public string Type { get; } = "album";

    public required string Uri { get; init; }
}
