using System.Text.Json.Serialization;

namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record MeBody
{
    [OnlyInDevelopment]
    public required string AccountId { get; init; }

    [RemovedFromDevelopment]
    public required string Country { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>Null leaves it out: the app did not ask for it.</summary>
    [RemovedFromDevelopment]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Email { get; init; }

    [RemovedFromDevelopment]
    public ExplicitContentBody ExplicitContent { get; } = new(FilterEnabled: false, FilterLocked: false);

    public required ExternalUrlsBody ExternalUrls { get; init; }

    [RemovedFromDevelopment]
    public required FollowersBody Followers { get; init; }

    public required string Href { get; init; }

    public required string Id { get; init; }

    public required IReadOnlyList<ImageBody> Images { get; init; }

    [RemovedFromDevelopment]
    public required string Product { get; init; }

    public string Type { get; } = "user";

    public required string Uri { get; init; }
}
