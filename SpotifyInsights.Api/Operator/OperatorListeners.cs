using SpotifyInsights.Api.Planning;

namespace SpotifyInsights.Api.Operator;

/// <summary>All listeners and what the collection from them costs.</summary>
/// <param name="Items">In the order of their ids.</param>
/// <param name="CallsOfDay">Calls to Spotify in the last 24 hours, in whole hours.</param>
/// <param name="DailyCalls">How many the instance makes by itself at most (`Collection:DailyCalls`).</param>
/// <param name="LeastPaceMinutes">Nobody is polled more often than this, so that the calls suffice; 0: they suffice for everybody's own pace.</param>
/// <param name="Blocks">What Spotify does not answer for now; empty: nothing is blocked.</param>
public sealed record OperatorListeners(
    IReadOnlyList<ListenerCollection> Items, long CallsOfDay, int DailyCalls, double LeastPaceMinutes, IReadOnlyList<SpotifyBlock> Blocks);
