using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>Time in which plays may have been missed.</summary>
public static class CollectionGap
{
    /// <summary>A play that ended so long before a look that did not show it was listed late.</summary>
    public static readonly Duration Late = Duration.FromMinutes(15);

    /// <summary>The last look that the aggregates know of; null: there was none.</summary>
    public static Instant? LastSeenAt(Manifest? manifest) => new[] { manifest?.Timestamp, manifest?.LastSeen?.SeenAt }.Max();

    /// <summary>
    /// The time between the last look and the oldest play of <paramref name="page"/>. Where that play ended before the last look, which did not show it though it
    /// should have (the list had stood still): the time between the newest play that is known and the oldest of the page. Null when the page reaches back far
    /// enough, holds everything there is, or is the first one ever.
    /// </summary>
    /// <param name="page">What Spotify lists.</param>
    /// <param name="manifest">What was known before; null: nothing.</param>
    public static InstantRange? Before(RecentTracksPage page, Manifest? manifest)
    {
        if (page.IsWhole || page.Plays.Count == 0 || LastSeenAt(manifest) is not { } seen)
        {
            return null;
        }

        var oldest = page.Plays.Min(play => play.PlayedAt);
        if (oldest > seen)
        {
            return new InstantRange(seen, oldest);
        }

        return manifest!.Months.Max(month => month.LastPlayedAt) is { } newest && newest < oldest && oldest < seen - Late ? new InstantRange(newest, oldest) : null;
    }

    /// <summary>The time up to the last look in which nothing but known plays happened, as far as <paramref name="page"/> does not prove otherwise; null: none.</summary>
    /// <param name="page">What Spotify lists.</param>
    /// <param name="manifest">What was known before; null: nothing.</param>
    public static InstantRange? QuietBefore(RecentTracksPage page, Manifest? manifest)
    {
        if (manifest?.LastSeen?.Covered is not { } quiet || Before(page, manifest) is not { } gap || gap.From >= quiet.To)
        {
            return manifest?.LastSeen?.Covered;
        }

        return quiet.From < gap.From ? new InstantRange(quiet.From, gap.From) : null;
    }
}
