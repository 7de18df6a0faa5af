namespace SpotifyInsights.Simulator.WebApi.Bodies;

/// <summary>The track inside an album.</summary>
internal sealed record AlbumTrackBody
{
    public required IReadOnlyList<ArtistRefBody> Artists { get; init; }

    [RemovedFromDevelopment]
    public required IReadOnlyList<string> AvailableMarkets { get; init; }

    public int DiscNumber { get; init; } = 1;

    public required int DurationMs { get; init; }

    public required bool Explicit { get; init; }

    public required ExternalUrlsBody ExternalUrls { get; init; }

    public required string Href { get; init; }

    public required string Id { get; init; }

    public bool IsLocal { get; init; }

    public bool IsPlayable { get; init; } = true;

    public required string Name { get; init; }

    [RemovedFromDevelopment]
    public string? PreviewUrl { get; }

    public required int TrackNumber { get; init; }

    public string Type { get; } = "track";

    public required string Uri { get; init; }
}
