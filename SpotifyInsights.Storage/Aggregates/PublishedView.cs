using NodaTime;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The files that other tools read, made from the versions that a manifest names. No answer of this program comes from them.</summary>
public sealed class PublishedView(IObjectStore objects)
{
    // So many months are written beside the files over all months; fewer before them.
    private const int Many = 6;

    private readonly VersionStore versions = new(objects);
    private readonly SnapshotCatalogueStore catalogues = new(new VersionStore(objects));

    /// <summary>
    /// Writes the view: the months that changed since it was last written (<paramref name="everything"/>: all), and the files over all months.
    /// Each file changes at once; a crash between two of them is made good by the next call. False when somebody else published meanwhile:
    /// then nobody knows what lies there, and everything has to be written again.
    /// </summary>
    public async Task<bool> TryPublishAsync(string userId, Manifest manifest, bool everything, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        using var before = await PublishedBefore.FindAsync(objects, userId, cancellationToken);
        if (!everything && before.State?.DataVersion == manifest.DataVersion)
        {
            return true;
        }

        var former = everything ? null : before.State;
        if (await TryPublishPlaysAsync(userId, manifest, before, everything, cancellationToken) is not var (etag, months))
        {
            return false;
        }

        await DeleteEmptyMonthsAsync(userId, months, former, cancellationToken);
        if (manifest.SnapshotSeries is { } series)
        {
            var file = await versions.GetAsync(userId, series.Version, cancellationToken);
            await objects.PutAsync(Keys.AllSnapshotsMetrics(userId), file.Content, PutCondition.None, cancellationToken);
        }

        var published = new SortedDictionary<string, string>(months.ToDictionary(entry => PublishedState.NameOf(entry.Month), entry => entry.Version), StringComparer.Ordinal);
        var next = new PublishedState(manifest.DataVersion, etag, published);
        var result = await objects.PutJsonAsync(
            Keys.Published(userId), next, StorageJson.Default.PublishedState, before.StateIsUnchanged, cancellationToken);
        return result.IsWritten;
    }

    internal Task<PublishedState?> FindStateAsync(string userId, CancellationToken cancellationToken) =>
        objects.GetJsonAsync(Keys.Published(userId), StorageJson.Default.PublishedState, cancellationToken);

    private static IEnumerable<MonthEntry> WithPlays(Manifest manifest) => manifest.Months.Where(month => month.Rows > 0);

    private static string MonthKey(string userId, YearMonth month) => Keys.MonthOfRecentTracks(userId, month.Year, month.Month);

    /// <summary>
    /// Writes the plays, then what follows from them; returns the ETag of the file of all plays and its months, or null when somebody else wrote it meanwhile.
    /// </summary>
    private async Task<(string ETag, IReadOnlyList<MonthEntry> Months)?> TryPublishPlaysAsync(
        string userId, Manifest manifest, PublishedBefore before, bool everything, CancellationToken cancellationToken)
    {
        await using var all = await AllPlays.MakeAsync(versions, userId, WithPlays(manifest), everything ? null : before, cancellationToken);
        before.Dispose();
        var result = await objects.PutAsync(Keys.AllRecentTracks(userId), all.Content, before.PlaysAreUnchanged, cancellationToken);
        if (result.ETag is not { } etag)
        {
            return null;
        }

        if (all.Changed.Count < Many)
        {
            // One reader for both: what it holds of the file's end grows with the months.
            var plays = await all.OpenAsync(cancellationToken);
            await PutMonthsAsync(userId, all.Changed, plays, cancellationToken);
            await PutUniqueItemsAsync(userId, manifest, plays, cancellationToken);
        }
        else
        {
            await Task.WhenAll(
                Task.Run(async () => await PutMonthsAsync(userId, all.Changed, await all.OpenAsync(cancellationToken), cancellationToken), CancellationToken.None),
                Task.Run(async () => await PutUniqueItemsAsync(userId, manifest, await all.OpenAsync(cancellationToken), cancellationToken), CancellationToken.None));
        }

        return (etag, all.Months);
    }

    private async Task PutMonthsAsync(
        string userId, IReadOnlyList<(YearMonth Month, int RowGroup)> changed, ParquetReader plays, CancellationToken cancellationToken)
    {
        foreach (var (month, rowGroup) in changed)
        {
            var file = await AllRecentTracksFile.OfMonthAsync(plays, rowGroup, cancellationToken);
            await objects.PutAsync(MonthKey(userId, month), file, PutCondition.None, cancellationToken);
        }
    }

    // Months of an import that was taken back, or without music. Without a state nobody knows what lies there, so it is listed.
    private async Task DeleteEmptyMonthsAsync(string userId, IReadOnlyList<MonthEntry> months, PublishedState? former, CancellationToken cancellationToken)
    {
        var kept = months.Select(entry => MonthKey(userId, entry.Month)).ToHashSet(StringComparer.Ordinal);
        var lying = former is null
            ? await objects.ListAsync(Keys.MonthsOfRecentTracksFolder(userId), startAfter: null, cancellationToken).Select(file => file.Key).ToListAsync(cancellationToken)
            : former.Months.Keys.Select(name => MonthKey(userId, PublishedState.MonthOf(name))).ToList();
        foreach (var key in lying.Where(key => !kept.Contains(key)))
        {
            await objects.DeleteAsync(key, cancellationToken);
        }
    }

    private async Task PutUniqueItemsAsync(string userId, Manifest manifest, ParquetReader plays, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.ReadAsync(userId, manifest, cancellationToken);
        var tracks = new UniqueTracks(TrackTallies.Of(plays), plays, catalogue.Tracks);
        await using var file = SpoolFile.Create();
        UniqueTracksSchema.Write(tracks, file);
        await objects.PutAsync(Keys.UniqueTracks(userId), file, PutCondition.None, cancellationToken);
        var artists = UniqueArtists.Of(tracks, catalogue.Artists);
        await objects.PutAsync(Keys.UniqueArtists(userId), UniqueArtistsSchema.Write(artists), PutCondition.None, cancellationToken);
    }
}
