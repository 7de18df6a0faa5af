using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>An input that its collector has just written, so that nobody needs to look for it.</summary>
/// <param name="Kind">A poll or a snapshot.</param>
/// <param name="Id">Its folder's name.</param>
/// <param name="Seen">The state that the collector saw, all older polls applied; null: none, or it did not look.</param>
public sealed record JustCollected(AggregationKind Kind, string Id, Manifest? Seen);
