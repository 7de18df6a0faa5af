using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>A poll or snapshot that is not applied yet.</summary>
/// <param name="Id">Its folder name.</param>
/// <param name="Page">Its recently-played page; null in a snapshot that has none.</param>
/// <param name="Catalogue">What a snapshot says beside its plays; null for a poll.</param>
/// <param name="Quiet">Time before it that polls observed which brought nothing new; null where there is none.</param>
public sealed record CollectedInput(string Id, RecentTracksPage? Page, SnapshotCatalogue? Catalogue, InstantRange? Quiet)
{
    /// <summary>Whether this is a full snapshot.</summary>
    public bool IsSnapshot => Catalogue is not null;
}
