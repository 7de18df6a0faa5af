using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>Says what a poll is. From the page and what was known before alone, so that a poll completed later gets what it would have got at once.</summary>
public sealed class PollSeal(CollectorIdentity identity)
{
    public PollMetadata MetadataOf(string userId, string pollId, RecentTracksPage page, Manifest? manifest) => new()
    {
        Timestamp = page.CollectedAt,
        UserId = userId,
        Poll = pollId,
        ApiVersion = CollectorIdentity.ApiVersion,
        CollectorVersion = identity.Version,
        Source = identity.Source,
        Rows = page.Plays.Count,
        Quiet = CollectionGap.QuietBefore(page, manifest),
    };
}
