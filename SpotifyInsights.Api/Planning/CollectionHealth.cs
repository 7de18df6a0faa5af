using NodaTime;
using SpotifyInsights.Api.Endpoints.Health;

namespace SpotifyInsights.Api.Planning;

/// <summary>How the collection of the whole instance stands.</summary>
/// <param name="Status">`ok`; `failed` when it stands still: from half of the listeners or more nothing was collected for three hours.</param>
/// <param name="Detail">What is wrong, in general words; null while nothing is.</param>
/// <param name="LastSuccessAt">When plays were last collected from anybody; null: never.</param>
/// <param name="Blocks">What Spotify does not answer for now; empty: nothing is blocked.</param>
/// <param name="Listeners">The owner of the instance sees all, a listener himself, anybody else nobody.</param>
public sealed record CollectionHealth(
    HealthStatus Status, string? Detail, Instant? LastSuccessAt, IReadOnlyList<SpotifyBlock> Blocks, IReadOnlyList<ListenerCollection> Listeners);
