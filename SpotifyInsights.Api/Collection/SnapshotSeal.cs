using NodaTime.Extensions;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Api.Spotify.Responses;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>The end of a snapshot: the profile, then the metadata from which on the snapshot exists.</summary>
public sealed class SnapshotSeal(
    SpotifyClient spotify, SnapshotStore snapshots, ProfileStore profiles, CollectorIdentity identity, TimeProvider time)
{
    /// <summary>Makes the snapshot exist.</summary>
    /// <returns>The time before its plays in which others may have been missed; null: none.</returns>
    internal async Task<InstantRange?> SetAsync(SnapshotRun run, Manifest? manifest, CancellationToken cancellationToken)
    {
        var user = await spotify.GetCurrentUserAsync(run.Ledger, cancellationToken);
        if (user.Id != run.UserId)
        {
            // Tokens that belong to somebody else would file a stranger's plays here.
            throw new SpotifyResponseException(SpotifyEndpoint.CurrentUser, "it is the profile of another listener");
        }

        await profiles.PutAsync(ProfileOf(run.UserId, user), cancellationToken);
        var metadata = MetadataOf(run, user, manifest);
        await snapshots.PutMetadataAsync(run.UserId, run.SnapshotId, metadata, cancellationToken);
        return metadata.Gap;
    }

    private Profile ProfileOf(string userId, SpotifyUser user) => new()
    {
        Id = userId,
        AccountId = user.AccountId,
        DisplayName = user.DisplayName,
        Country = user.Country,
        Product = user.Product,
        Images = user.Images?.Where(image => image.Url is not null).Select(image => new ProfileImage(image.Url!, image.Height, image.Width)).ToList(),
        UpdatedAt = time.GetUtcNow().ToInstant(),
    };

    private SnapshotMetadata MetadataOf(SnapshotRun run, SpotifyUser user, Manifest? manifest) => new()
    {
        Timestamp = run.Recent.CollectedAt,
        UserId = run.UserId,
        DisplayName = user.DisplayName,
        Country = user.Country,
        Product = user.Product,
        ApiVersion = CollectorIdentity.ApiVersion,
        Snapshot = run.SnapshotId,
        CollectorVersion = identity.Version,
        Source = identity.Source,
        Forced = run.Request.Forced,
        Calls = run.IsResumed ? null : run.Ledger.Calls,
        Rows = RowsOf(run),
        Quiet = CollectionGap.QuietBefore(run.Recent, manifest),
        Gap = CollectionGap.Before(run.Recent, manifest),
    };

    private static Dictionary<string, int> RowsOf(SnapshotRun run)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            [FileOf(Keys.SnapshotRecentTracks(run.UserId, run.SnapshotId))] = run.Recent.Plays.Count,
        };
        foreach (var range in Enum.GetValues<TimeRange>())
        {
            rows.Add(FileOf(Keys.SnapshotTopTracks(run.UserId, run.SnapshotId, range)), run.TopTracks[range].Count);
            rows.Add(FileOf(Keys.SnapshotTopArtists(run.UserId, run.SnapshotId, range)), run.TopArtists[range].Count);
        }

        return rows;
    }

    private static string FileOf(string key) => key[(key.LastIndexOf('/') + 1)..];
}
