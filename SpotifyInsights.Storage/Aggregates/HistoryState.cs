using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>A history and what it was loaded from.</summary>
/// <param name="State">As <see cref="HistoryStore.FindStateAsync"/> names it: another text, another state.</param>
/// <param name="History">The history.</param>
public sealed record HistoryState(string State, ListeningHistory History);
