using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Tests.Aggregation;

/// <summary>An input of the tests: a page, and for a snapshot its top lists.</summary>
public sealed record Collected(bool IsSnapshot, Instant IdAt, RecentTracksPage Page, IReadOnlyList<ReportedTrack> Tracks, IReadOnlyList<ReportedArtist> Artists)
{
    public string Id => CollectionId.From(IdAt);

    public async Task PutAsync(IObjectStore objects, string userId, CancellationToken cancellationToken)
    {
        if (!IsSnapshot)
        {
            await new PollStore(objects).PutAsync(userId, Id, Page, new PollMetadata { Timestamp = IdAt, UserId = userId }, cancellationToken);
            return;
        }

        var snapshots = new SnapshotStore(objects);
        await snapshots.PutRecentTracksAsync(userId, Id, Page, cancellationToken);
        foreach (var range in Enum.GetValues<TimeRange>())
        {
            await snapshots.PutTopTracksAsync(userId, Id, range, [.. Tracks.Skip((int)range)], cancellationToken);
            await snapshots.PutTopArtistsAsync(userId, Id, range, [.. Artists.Skip((int)range)], cancellationToken);
        }

        await snapshots.PutMetadataAsync(userId, Id, new SnapshotMetadata { Timestamp = IdAt, UserId = userId }, cancellationToken);
    }
}
