using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>Says what a poll is. From the page and the last seen time alone, so that a poll completed later gets what it would have got at once.</summary>
public sealed class PollSeal(CollectorIdentity identity)
{
    public PollMetadata MetadataOf(string userId, string pollId, RecentTracksPage page, PollLastSeen? lastSeen) => new()
    {
        Timestamp = page.CollectedAt,
        UserId = userId,
        Poll = pollId,
        ApiVersion = CollectorIdentity.ApiVersion,
        CollectorVersion = identity.Version,
        Source = identity.Source,
        Rows = page.Plays.Count,
        Quiet = lastSeen?.Covered,
    };
}
