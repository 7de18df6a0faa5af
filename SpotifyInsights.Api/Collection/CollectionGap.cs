using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>Time in which plays may have been missed.</summary>
public static class CollectionGap
{
    /// <summary>The last look that the aggregates know of; null: there was none.</summary>
    public static Instant? LastSeenAt(Manifest? manifest) => new[] { manifest?.Timestamp, manifest?.LastSeen?.SeenAt }.Max();

    /// <summary>
    /// The time between <paramref name="lastSeenAt"/> and the oldest play of <paramref name="page"/>; null when the page reaches back far enough,
    /// holds everything there is, or is the first one ever.
    /// </summary>
    public static InstantRange? Before(RecentTracksPage page, Instant? lastSeenAt)
    {
        if (page.IsWhole || page.Plays.Count == 0 || lastSeenAt is not { } seen)
        {
            return null;
        }

        var oldest = page.Plays.Min(play => play.PlayedAt);
        return oldest > seen ? new InstantRange(seen, oldest) : null;
    }
}
