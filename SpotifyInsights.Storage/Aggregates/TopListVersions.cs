using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The version files of the top lists.</summary>
internal static class TopListVersions
{
    /// <summary>The tracks that were ever in a top list.</summary>
    public static SightingTable<ReportedTrack> Tracks { get; } = new(
        [.. TrackColumns.Reported<Sighting<ReportedTrack>>(row => row.Item), .. TrackColumns.Ours<Sighting<ReportedTrack>>(row => row.Item)], TrackColumns.Reader);

    /// <summary>The artists that were ever in a top list.</summary>
    public static SightingTable<ReportedArtist> Artists { get; } = new(ArtistColumns.Of<Sighting<ReportedArtist>>(row => row.Item), ArtistColumns.Reader);
}
