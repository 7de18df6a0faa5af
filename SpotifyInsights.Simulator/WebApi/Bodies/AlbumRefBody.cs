using System.Text.Json.Serialization;

namespace SpotifyInsights.Simulator.WebApi.Bodies;

/// <summary>The album inside a track.</summary>
internal sealed record AlbumRefBody
{
    public required string? AlbumType { get; init; }

    public required IReadOnlyList<ArtistRefBody> Artists { get; init; }

    [RemovedFromDevelopment]
    public required IReadOnlyList<string> AvailableMarkets { get; init; }

    public required ExternalUrlsBody? ExternalUrls { get; init; }

    public required string? Href { get; init; }

    public required string? Id { get; init; }

    public required IReadOnlyList<ImageBody> Images { get; init; }

    /// <summary>Null leaves it out: recently-played does not have it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsPlayable { get; init; }

    public required string Name { get; init; }

    public required string? ReleaseDate { get; init; }

    public required string? ReleaseDatePrecision { get; init; }

    public required int TotalTracks { get; init; }

    public string Type { get; } = "album";

    public required string? Uri { get; init; }
}
