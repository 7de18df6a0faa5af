namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The version files that grow with snapshots: tracks and artists of the top lists, and the series of metrics.</summary>
public sealed class SnapshotCatalogueStore(VersionStore versions)
{
    /// <summary>What <paramref name="manifest"/> counts; empty before the first snapshot.</summary>
    public async Task<SnapshotCatalogue> ReadAsync(string userId, Manifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.TopTracks is null || manifest.TopArtists is null || manifest.SnapshotSeries is null)
        {
            return SnapshotCatalogue.Empty;
        }

        return new SnapshotCatalogue(
            TopListVersions.Tracks.Read(await versions.GetAsync(userId, manifest.TopTracks.Version, cancellationToken)),
            TopListVersions.Artists.Read(await versions.GetAsync(userId, manifest.TopArtists.Version, cancellationToken)),
            SnapshotSeriesSchema.Read(await versions.GetAsync(userId, manifest.SnapshotSeries.Version, cancellationToken)));
    }

    /// <summary>Writes the files and returns <paramref name="manifest"/> counting them.</summary>
    public async Task<Manifest> PutAsync(string userId, SnapshotCatalogue catalogue, Manifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(manifest);
        var (tracks, artists, series) = (catalogue.Tracks, catalogue.Artists, catalogue.Series);
        return manifest with
        {
            TopTracks = await PutAsync(userId, TopListVersions.Tracks.Write(tracks), tracks.Count, cancellationToken),
            TopArtists = await PutAsync(userId, TopListVersions.Artists.Write(artists), artists.Count, cancellationToken),
            SnapshotSeries = await PutAsync(userId, SnapshotSeriesSchema.Write(series), series.Count, cancellationToken),
        };
    }

    private async Task<VersionEntry> PutAsync(string userId, ReadOnlyMemory<byte> content, int rows, CancellationToken cancellationToken)
    {
        var (version, etag) = await versions.PutAsync(userId, content, cancellationToken);
        return new VersionEntry(version, rows, etag);
    }
}
