using NodaTime;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Spotify;

namespace SpotifyInsights.Tests.Collection;

/// <summary>What the aggregates make of everything that was collected.</summary>
public static class MergedPlays
{
    /// <summary>The ends of all plays, oldest first, each as often as it is held; empty while nothing was ever applied.</summary>
    public static async Task<IReadOnlyList<Instant>> EndsAsync(IObjectStore objects, CancellationToken cancellationToken)
    {
        var history = await new HistoryStore(objects).LoadAsync(SpotifyHost.UserId, cancellationToken);
        return history is null
            ? []
            : [.. Enumerable.Range(0, history.Plays.Count)
                .Select(i => Instant.FromUnixTimeMilliseconds(history.Plays.StartedAt[i] + history.Plays.MsPlayed[i]))
                .Order()];
    }
}
