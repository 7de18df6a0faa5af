using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>
/// Tells which plays of a page are new. It compares with the newest applied page only: Spotify's window moves forward, so that a page with
/// nothing beyond that one has nothing beyond all of them; and a play that comes late, with an older time, is not in it and counts as new.
/// </summary>
public sealed class KnownPlays(SnapshotStore snapshots, PollStore polls)
{
    /// <summary>How many plays of <paramref name="page"/> the newest applied page does not hold.</summary>
    public async Task<int> CountNewAsync(
        string userId, RecentTracksPage page, Manifest? manifest, CancellationToken cancellationToken)
    {
        var newest = await NewestPageAsync(userId, manifest?.Applied, cancellationToken);
        var known = (newest?.Plays ?? []).Select(KeyOf).ToHashSet();
        return page.Plays.Count(play => !known.Contains(KeyOf(play)));
    }

    private async Task<RecentTracksPage?> NewestPageAsync(string userId, AppliedInputs? applied, CancellationToken cancellationToken)
    {
        var snapshotId = applied?.Snapshots.Mark;
        var pollId = applied?.Polls.Mark;
        if (pollId is not null && string.CompareOrdinal(pollId, snapshotId) > 0)
        {
            return await polls.ReadAsync(userId, pollId, cancellationToken);
        }

        return snapshotId is null ? null : await snapshots.ReadRecentTracksAsync(userId, snapshotId, cancellationToken);
    }

    private static (long EndMs, string? Track) KeyOf(ReportedPlay play) =>
        (play.PlayedAt.ToUnixTimeMilliseconds(), play.Track.Uri ?? play.Track.TrackId ?? play.Track.TrackName);
}
