using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The files that other tools read, made from the versions that a manifest names. This program never reads them.</summary>
public sealed class PublishedView(IObjectStore objects)
{
    private readonly VersionStore versions = new(objects);
    private readonly SnapshotCatalogueStore catalogues = new(new VersionStore(objects));

    /// <summary>Whether the view that <paramref name="manifest"/> asks for was never written, or not to its end.</summary>
    public async Task<bool> IsDueAsync(string userId, Manifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.ViewVersion is not null
            && (await FindStateAsync(userId, cancellationToken))?.ViewVersion != manifest.ViewVersion;
    }

    /// <summary>
    /// Writes the view: the months that changed since it was last written (<paramref name="everything"/>: all), and the files over all months.
    /// Each file changes at once; a crash between two of them is made good by the next call.
    /// </summary>
    public async Task PublishAsync(string userId, Manifest manifest, bool everything, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var state = everything ? null : await FindStateAsync(userId, cancellationToken);
        if (state is not null && state.DataVersion == manifest.DataVersion)
        {
            return;
        }

        await objects.DeleteAsync(Keys.Published(userId), cancellationToken);
        var published = await PublishPlaysAsync(userId, manifest, state?.Months ?? [], cancellationToken);
        await DeleteEmptyMonthsAsync(userId, manifest, state, cancellationToken);
        if (manifest.SnapshotSeries is { } series)
        {
            var file = await versions.GetAsync(userId, series.Version, cancellationToken);
            await objects.PutAsync(Keys.AllSnapshotsMetrics(userId), file.Content, PutCondition.None, cancellationToken);
        }

        var next = new PublishedState(manifest.DataVersion, manifest.ViewVersion, published);
        await objects.PutJsonAsync(Keys.Published(userId), next, StorageJson.Default.PublishedState, PutCondition.None, cancellationToken);
    }

    private Task<PublishedState?> FindStateAsync(string userId, CancellationToken cancellationToken) =>
        objects.GetJsonAsync(Keys.Published(userId), StorageJson.Default.PublishedState, cancellationToken);

    private async Task<SortedDictionary<string, string>> PublishPlaysAsync(
        string userId, Manifest manifest, SortedDictionary<string, string> former, CancellationToken cancellationToken)
    {
        var published = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var tallies = new TrackTallies();
        using var all = new AllRecentTracksFile();
        foreach (var entry in manifest.Months.Where(month => month.Rows > 0))
        {
            var stored = await versions.GetAsync(userId, entry.Version, cancellationToken);
            var plays = TableRows.Read(stored, reader =>
            {
                tallies.Add(new TableRows(reader, MonthVersionSchema.PlaysRowGroup));
                return AllRecentTracksFile.ColumnsOf(reader);
            });
            all.Add(plays);
            var name = YearMonthPattern.Iso.Format(entry.Month);
            published[name] = entry.Version;
            if (former.GetValueOrDefault(name) != entry.Version)
            {
                await PutMonthAsync(userId, entry, plays, cancellationToken);
            }
        }

        await objects.PutAsync(Keys.AllRecentTracks(userId), all.Complete(), PutCondition.None, cancellationToken);
        await PutUniqueItemsAsync(userId, manifest, tallies, cancellationToken);
        return published;
    }

    // Months of an import that was taken back. Without a state nobody knows what lies there, so it is listed.
    private async Task DeleteEmptyMonthsAsync(string userId, Manifest manifest, PublishedState? former, CancellationToken cancellationToken)
    {
        var kept = manifest.Months.Where(entry => entry.Rows > 0).Select(entry => MonthKey(userId, entry.Month)).ToHashSet(StringComparer.Ordinal);
        var lying = former is null
            ? await objects.ListAsync(Keys.MonthsOfRecentTracksFolder(userId), startAfter: null, cancellationToken).Select(file => file.Key).ToListAsync(cancellationToken)
            : former.Months.Keys.Select(name => MonthKey(userId, YearMonthPattern.Iso.Parse(name).GetValueOrThrow())).ToList();
        foreach (var key in lying.Where(key => !kept.Contains(key)))
        {
            await objects.DeleteAsync(key, cancellationToken);
        }
    }

    private static string MonthKey(string userId, YearMonth month) => Keys.MonthOfRecentTracks(userId, month.Year, month.Month);

    private async Task PutMonthAsync(string userId, MonthEntry entry, IReadOnlyList<ColumnData> plays, CancellationToken cancellationToken)
    {
        using var file = new AllRecentTracksFile();
        file.Add(plays);
        await objects.PutAsync(MonthKey(userId, entry.Month), file.Complete(), PutCondition.None, cancellationToken);
    }

    private async Task PutUniqueItemsAsync(string userId, Manifest manifest, TrackTallies tallies, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.ReadAsync(userId, manifest, cancellationToken);
        var tracks = UniqueItems.Tracks(tallies, catalogue);
        var artists = UniqueItems.Artists(tracks, catalogue);
        await objects.PutAsync(Keys.UniqueTracks(userId), UniqueTracksSchema.Write(tracks), PutCondition.None, cancellationToken);
        await objects.PutAsync(Keys.UniqueArtists(userId), UniqueArtistsSchema.Write(artists), PutCondition.None, cancellationToken);
    }
}
